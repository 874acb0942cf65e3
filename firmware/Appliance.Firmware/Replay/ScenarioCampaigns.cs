using System.Globalization;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Firmware.Marketing;
using Appliance.Firmware.Rest;
using Appliance.Storage.Documents;

namespace Appliance.Firmware.Replay;

/// <summary>A campaign is planned and begun in the console.</summary>
/// <param name="Campaign">Without an id.</param>
internal sealed record CampaignAction(Campaign Campaign) : ScenarioAction
{
    private static readonly string[] Known =
    [
        "kind", "channel", "group", "subject", "body", "coupon", "control", "window", "margin", "cost", "days", "giveup", "pick",
        "product", "people", "date",
    ];

    /// <summary>What is not named has the value an owner would choose.</summary>
    /// <exception cref="FormatException">A name is unknown.</exception>
    public static CampaignAction Of(string name, EquatableFields fields)
    {
        var values = fields.Pairs.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (values.Keys.FirstOrDefault(key => !Known.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            throw new FormatException($"a campaign has no {unknown}; known: {string.Join(" ", Known)}");
        }

        int Number(string key, int usual) =>
            values.TryGetValue(key, out var text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : usual;
        T Choice<T>(string key, T usual)
            where T : struct, Enum =>
            values.TryGetValue(key, out var text) ? Enum.Parse<T>(text, ignoreCase: true) : usual;
        return new(new Campaign(
            "", name, Choice("kind", CampaignKind.Once), Choice("channel", ContactChannel.Receipt), values.GetValueOrDefault("group"),
            new(values.GetValueOrDefault("subject"), values.GetValueOrDefault("body", "{お名前}様、またどうぞ")),
            values.GetValueOrDefault("coupon"), Number("control", 20) * 100, Number("window", 30), Number("margin", 60) * 100,
            new(Number("cost", 0)), Number("days", 0), Number("giveup", 0))
        {
            Pick = values.ContainsKey("pick")
                ? new(Choice("pick", PickKind.Buyers), Number("people", 100), values.GetValueOrDefault("product"))
                : null,
            DateCode = values.GetValueOrDefault("date"),
        });
    }
}

/// <summary>A campaign is stopped in the console.</summary>
internal sealed record CampaignStopAction(string CampaignId) : ScenarioAction;

/// <summary>What an owner reads of a campaign.</summary>
internal static class ScenarioCampaigns
{
    public static Dictionary<string, string>? Fields(IDocumentReader documents, string id)
    {
        if (CampaignChanges.Find(documents, id) is not { } document) return null;
        var effect = CampaignEffect.Of(document);
        return new(StringComparer.Ordinal)
        {
            ["state"] = document.State.ToString().ToLowerInvariant(),
            ["treated"] = Text(document.Treated.Members),
            ["control"] = Text(document.Control.Members),
            ["waiting"] = Text(document.Messages.Waiting),
            ["sent"] = Text(document.Messages.Sent),
            ["withdrawn"] = Text(document.Messages.Withdrawn),
            ["responders"] = Text(document.Treated.Responders),
            ["sales"] = Text(document.Treated.Sales.Amount),
            ["before"] = Text(document.Treated.Before.Amount),
            ["controlsales"] = Text(document.Control.Sales.Amount),
            ["redeemed"] = Text(document.Redeemed),
            ["couponcost"] = Text(document.CouponCost.Amount),
            ["messagecost"] = Text(effect.MessageCost.Amount),
            ["verdict"] = effect.Verdict.ToString().ToLowerInvariant(),
            ["toosmall"] = effect.TooSmall?.ToString().ToLowerInvariant() ?? "",
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
