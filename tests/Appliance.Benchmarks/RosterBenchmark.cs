using System.Diagnostics;
using System.Globalization;
using System.Text;
using Appliance.Domain.Journal;
using Appliance.Domain.Members;
using Appliance.Domain.Register;
using Appliance.Firmware.Presets;
using Appliance.Firmware.Rest;
using Appliance.Firmware.Roster;
using Appliance.Firmware.Roster.Import;
using Appliance.Simulation;
using Appliance.Storage.Documents;
using Appliance.Storage.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Benchmarks;

/// <summary>
/// Moving 100,000 members in (a tenth with <c>small</c>), how long the counter waits meanwhile, then searching among them and
/// opening their pages. Beside each stands what the same takes without us: bare documents, a bare look through as many texts.
/// </summary>
internal static class RosterBenchmark
{
    private const int SmallPart = 10;
    private const int Lookups = 400;
    private const int Listed = 20;
    private const int BareBatch = 400;

    private static readonly TimeSpan KnockEvery = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(15);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string[] args)
    {
        var options = args.Contains("small")
            ? ShopLifeOptions.Large with { Members = ShopLifeOptions.Large.Members / SmallPart }
            : ShopLifeOptions.Large;
        await using var counter = await BenchCounter.StartAsync();
        var members = new ShopLife(options, Opened(options.FirstDay)).Members;
        MemberFinder finder = new(counter.Stores.Documents);
        ImportDesk desk = new(
            counter.Core.Station, counter.Stores.Documents, counter.Stores.CardHasher, finder, counter.Stores, TimeProvider.System,
            NullLogger<ImportDesk>.Instance);
        var file = Encoding.UTF8.GetBytes(CsvOf(members, ""));
        List<Figure> figures = [];
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var (check, seconds, waits) = await ImportAsync(counter, desk, file);
        process.Refresh();
        cpu = process.TotalProcessorTime - cpu;
        var bare = BareSeconds(counter.Stores.Documents, members);
        figures.Add(new("import-check", check, 10, "s"));
        figures.Add(new("import-members", seconds, 30, "s"));
        figures.Add(new("import-members-cpu", cpu.TotalSeconds, 30, "s"));
        figures.Add(new("import-to-bare-documents", seconds / bare, 10, "×"));
        figures.Add(new("counter-waits-during-import-p99", waits.At(0.99), 20, "ms"));
        figures.Add(new("counter-waits-during-import-longest", waits.Max(), 40, "ms"));
        figures.Add(new("import-check-of-errors", CheckOfErrors(desk, members), 10, "s"));
        figures.AddRange(Searches(counter.Stores.Documents, finder, members));
        figures.AddRange(Pages(counter.Stores.Documents, members));
        return figures;
    }

    /// <summary>A shop without members, for people to be made up in.</summary>
    private static ApplianceState Opened(DateOnly day) => Decider.Import(
        ApplianceState.Empty, [new JournalOpened("none"), .. ShopPreset.Cafe.Entries(Convert.ToHexString).Where(it => it is not MemberRegistered)],
        new(day.ToDateTime(new(1, 0)), TimeSpan.Zero)).State;

    private static async Task<(double Check, double Seconds, List<double> Waits)> ImportAsync(BenchCounter counter, ImportDesk desk, byte[] file)
    {
        var begun = Stopwatch.GetTimestamp();
        var (plan, _) = desk.Take(file);
        var (checkedFile, refusal) = desk.Check(plan!.Id, [.. plan.Columns.Select(it => it.Field)]);
        if (refusal is not null || checkedFile!.FaultCount > 0) throw new InvalidOperationException($"{refusal?.Text} {checkedFile?.Faults[0]}");
        var check = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        using CancellationTokenSource limit = new(LongestImport);
        begun = Stopwatch.GetTimestamp();
        desk.Start(plan.Id, "01");
        List<double> waits = [];
        while (desk.Progress(plan.Id) is { State: "staging" or "settling" })
        {
            var knocked = Stopwatch.GetTimestamp();
            await counter.Core.Station.SubmitAsync(_ => new ChangeRequested([]), limit.Token);
            waits.Add(Stopwatch.GetElapsedTime(knocked).TotalMilliseconds);
            await Task.Delay(KnockEvery, TimeProvider.System, limit.Token);
        }

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        if (desk.Progress(plan.Id) is { Problem: { } problem }) throw new InvalidOperationException(problem);
        return (check, seconds, waits);
    }

    /// <summary>Twenty kinds of errors in a twentieth of the rows.</summary>
    private static double CheckOfErrors(ImportDesk desk, IReadOnlyList<SimulatedMember> members)
    {
        var begun = Stopwatch.GetTimestamp();
        var (plan, _) = desk.Take(Encoding.UTF8.GetBytes(CsvOf(members, "x")));
        var (check, _) = desk.Check(plan!.Id, [.. plan.Columns.Select(it => it.Field)]);
        Console.Error.WriteLine($"{check!.FaultCount} problems of {check.Kinds.Count} kinds in {check.Rows} rows");
        desk.Forget(plan.Id);
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>As many of the documents members consist of, put into an empty store and nothing else.</summary>
    private static double BareSeconds(IDocumentReader documents, IReadOnlyList<SimulatedMember> members)
    {
        var folder = BenchCounter.NewFolder();
        var kept = members.Select(it => documents.Get(Collections.Members, $"M{it.Number + 3:D6}")).OfType<MemberDocument>().ToList();
        double seconds;
        using (SqliteDocumentStore store = new(Path.Combine(folder, "bare.db"), Collections.All))
        {
            var begun = Stopwatch.GetTimestamp();
            foreach (var (i, part) in kept.Chunk(BareBatch).Index())
            {
                store.Apply(i, transaction =>
                {
                    foreach (var member in part) transaction.Put(Collections.Members, member);
                });
            }

            seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        }

        Directory.Delete(folder, recursive: true);
        return seconds;
    }

    private static IEnumerable<Figure> Searches(IDocumentReader documents, MemberFinder finder, IReadOnlyList<SimulatedMember> members)
    {
        (string Name, Func<MemberProfile, string> Query)[] kinds =
        [
            ("kana", it => it.Kana.Split(' ')[0][..2]),
            ("name", it => it.Name.Split(' ')[^1]),
            ("phone-tail", it => it.Phone![^4..]),
            ("e-mail", it => it.Email!.Split('@')[0]),
            ("nobody", _ => "ﾝﾝﾝﾝ"),
        ];
        finder.CatchUp();
        var texts = members.Select(it => $"{SearchText.Fold(it.Profile.Kana)}\n{SearchText.Fold(it.Profile.Name)}\n{it.Profile.Email}").ToArray();
        var today = members[0].JoinedOn;
        var bare = new List<double>();
        foreach (var (name, query) in kinds)
        {
            List<double> samples = [];
            for (var i = 0; i < Lookups; i++)
            {
                var asked = query(members[(i * 7_919) % members.Count].Profile);
                var begun = Stopwatch.GetTimestamp();
                var rows = finder.Find(asked).Take(Listed).Select(id => documents.Get(Collections.Members, id)).OfType<MemberDocument>()
                    .Select(it => MemberRow.Of(it, today)).ToList();
                samples.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (name != "nobody" && rows.Count == 0) throw new InvalidOperationException($"{asked} finds nobody.");
                if (name == "nobody") bare.Add(BareMs(texts));
            }

            yield return new($"search-{name}-p50", samples.At(0.5), 10, "ms");
            yield return new($"search-{name}-p99", samples.At(0.99), 20, "ms");
            if (name == "nobody") yield return new("search-to-bare-look-through", samples.At(0.5) / bare.At(0.5), 3, "×");
        }
    }

    private static double BareMs(string[] texts)
    {
        var begun = Stopwatch.GetTimestamp();
        var found = texts.Count(it => it.Contains("ﾝﾝﾝﾝ", StringComparison.Ordinal));
        return found > 0 ? 0 : Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static IEnumerable<Figure> Pages(IDocumentReader documents, IReadOnlyList<SimulatedMember> members)
    {
        List<double> pages = [], gets = [];
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        for (var i = 0; i < Lookups; i++)
        {
            var id = $"M{4 + ((i * 7_919) % members.Count):D6}";
            var begun = Stopwatch.GetTimestamp();
            var member = documents.Get(Collections.Members, id)!;
            gets.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            _ = MemberResponse.Of(member, documents, today);
            _ = Firmware.Station.StoredLookup.GlanceOf(member, documents);
            pages.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        yield return new("member-page-p50", pages.At(0.5), 5, "ms");
        yield return new("member-page-p99", pages.At(0.99), 10, "ms");
        yield return new("member-page-to-bare-get", pages.At(0.5) / gets.At(0.5), 20, "×");
    }

    private static string CsvOf(IReadOnlyList<SimulatedMember> members, string wrong)
    {
        StringBuilder csv = new("氏名,フリガナ,電話番号,メール,生年月日,郵便番号,住所,累計金額,来店回数,最終来店日,ポイント,登録日,メルマガ\r\n");
        foreach (var member in members)
        {
            var it = member.Profile;
            string[] cells =
            [
                it.Name, it.Kana, it.Phone!, it.Email!, $"{it.Birthday:yyyy/M/d}", it.PostalCode!, it.Address!, $"{member.Number % 90 * 1_000}",
                $"{1 + (member.Number % 60)}", "2026/10/1", $"{member.Number % 500}", "2020/4/1", "可",
            ];
            if (wrong.Length > 0 && member.Number % 20 == 0) cells[member.Number / 20 % cells.Length] = Wrong(member.Number);
            csv.AppendJoin(',', cells).Append("\r\n");
        }

        return csv.ToString();
    }

    private static string Wrong(int number) => (number / 20 % 7) switch
    {
        0 => "",
        1 => "\uFFFD",
        2 => "-5",
        3 => "2999/1/1",
        4 => "たくさん",
        5 => new string('長', 130),
        _ => number.ToString("x", CultureInfo.InvariantCulture) + "@@",
    };
}
