using Appliance.Domain;
using Appliance.Storage.Journal;

namespace Appliance.Firmware.Station;

/// <summary>What the cashier is told when the truth could not be written.</summary>
internal static class StationRefusals
{
    public static Refusal NotRecorded(JournalWriteCause cause) => cause switch
    {
        JournalWriteCause.DiskFull => new(
            "disk-full",
            "ディスクがいっぱいで記録できません。会計は行われていません。空きを作ってから、Cを押してもう一度どうぞ。",
            new(new("ｷﾛｸﾃﾞｷﾏｾﾝ(ﾃﾞｨｽｸﾌﾙ)"), new("C ｦ ｵｼﾃ ﾓｳｲﾁﾄﾞ"))),
        JournalWriteCause.IoError => new(
            "journal-not-writable",
            "記録装置に書き込めません。会計は行われていません。Cを押してもう一度、直らなければ技術者へ連絡してください。",
            new(new("ｷﾛｸﾃﾞｷﾏｾﾝ"), new("C ｦ ｵｼﾃ ﾓｳｲﾁﾄﾞ"))),
        _ => throw new ArgumentOutOfRangeException(nameof(cause)),
    };
}
