using System.Globalization;
using Appliance.Domain.Members;
using Appliance.Firmware.Catalogue;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using CsvHelper;

namespace Appliance.Firmware.Roster;

/// <summary>The roster as CSV for Excel; a text that Excel would take for a formula is made a text.</summary>
internal static class MemberCsv
{
    /// <summary>Rows of one file.</summary>
    public const int RowLimit = 200_000;

    private const int Batch = 500;

    private static readonly string[] Head =
    [
        "会員番号", "お名前", "フリガナ", "電話番号", "メール", "生年月日", "郵便番号", "住所", "累計金額", "来店回数", "平均単価", "最終来店日",
        "ポイント", "登録日",
    ];

    /// <summary>Everybody a filter takes, by reading.</summary>
    public static void Write(Stream file, IDocumentReader documents, MemberFilter filter)
    {
        var definitions = RosterCollections.Definitions(documents);
        using var csv = CsvWriter.Create(file, ProductCsv.ForExcel, leaveOpen: true);
        csv.WriteRecord([.. Head, .. definitions.Select(it => it.Label)]);
        var (order, after, rows) = (Collections.MembersByKana, "", 0);
        while (rows < RowLimit)
        {
            var found = documents.Range(Collections.Members, order, after, Collections.End, Batch);
            foreach (var member in found.Where(filter.Takes))
            {
                Write(csv, member, definitions);
                rows++;
            }

            if (found.Count < Batch) return;
            after = order.Key(found[^1]) + "\0";
        }
    }

    /// <summary>What a member answered, in words.</summary>
    public static string Answer(MemberProfile? profile, AttributeDefinition definition) => string.Join('、',
        (profile?.Attributes?.FirstOrDefault(it => it.Code == definition.Code)?.Values ?? [])
            .Select(value => (definition.Choices ?? []).FirstOrDefault(it => it.Code == value)?.Label ?? value));

    private static void Write(CsvWriter csv, MemberDocument member, IReadOnlyList<AttributeDefinition> definitions)
    {
        var profile = member.Profile;
        string?[] texts =
        [
            member.Id, profile?.Name, profile?.Kana, profile?.Phone, profile?.Email, Day(profile?.Birthday), profile?.PostalCode,
            profile?.Address,
        ];
        foreach (var text in texts) csv.WriteField(text ?? "");
        csv.WriteField(member.TotalSpent.Amount);
        csv.WriteField(member.Visits);
        csv.WriteField(member.Visits == 0 ? null : member.TotalSpent.Amount / member.Visits);
        csv.WriteField(Day(member.LastVisit) ?? "");
        csv.WriteField(member.Points);
        csv.WriteField(Day(member.FirstSeen) ?? "");
        foreach (var definition in definitions) csv.WriteField(Answer(profile, definition));
        csv.EndRecord();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
