using Appliance.Firmware.Catalogue;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Appliance.Storage.Projections.Campaigns;
using CsvHelper;

namespace Appliance.Firmware.Marketing;

/// <summary>
/// Whom a campaign is for, as CSV in UTF-8 with the mark Excel needs; never the control group. A cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
/// </summary>
internal static class CampaignCsv
{
    /// <summary>Rows of one file.</summary>
    public const int RowLimit = 100_000;

    public static byte[] Of(IDocumentReader documents, CampaignDocument document)
    {
        using MemoryStream bytes = new();
        using (var csv = CsvWriter.Create(bytes, ProductCsv.ForExcel, leaveOpen: true))
        {
            csv.WriteRecord("会員番号", "お名前", "フリガナ", "郵便番号", "住所", "電話番号", "メール", "状態");
            foreach (var message in CampaignMessages.Of(documents, document.Campaign.Id, RowLimit)) Write(csv, documents, message);
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, IDocumentReader documents, MessageDocument message)
    {
        var profile = MergedMembers.Living(documents, message.MemberId)?.Profile;
        csv.WriteField(message.MemberId);
        csv.WriteField(profile?.Name);
        csv.WriteField(profile?.Kana);
        csv.WriteField(profile?.PostalCode);
        csv.WriteField(profile?.Address);
        csv.WriteField(profile?.Phone);
        csv.WriteField(profile?.Email);
        csv.WriteField(StateWord(message.State));
        csv.EndRecord();
    }

    private static string StateWord(MessageState state) => state switch
    {
        MessageState.Waiting => "未送信",
        MessageState.Sending => "送信中",
        MessageState.Sent => "送信済み",
        MessageState.Refused => "送れませんでした",
        MessageState.Doubtful => "不明",
        _ => "取りやめ",
    };
}
