using Appliance.Domain.Catalog;
using Appliance.Domain.Marketing;
using Appliance.Domain.Members;
using Appliance.Domain.Money;

namespace Appliance.Domain.Tests.Marketing;

public sealed class CampaignRulesTests
{
    private static readonly Campaign Plan = new(
        "C000001", "秋のお礼", CampaignKind.Once, ContactChannel.Receipt, null, new(null, "{お名前}様"), "AKI", 2_000, 30, 6_000);

    private static readonly Coupon Autumn =
        new("AKI", "100円引", 0, new(100), new(2026, 11, 1), new(2026, 12, 31), Personal: true);

    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void A_campaign_as_it_should_be_is_taken() => Assert.Null(CampaignRules.Check(Plan, Autumn));

    [Theory]
    [InlineData("{お名まえ}様", "{お名まえ} という差し込みはありません")]
    [InlineData("{お名前様", "「{」が閉じていません")]
    [InlineData("お名前}様", "「}」だけがあります")]
    [InlineData("{{お名前}}様", "「{」が閉じていません")]
    public void A_field_that_is_none_is_told_with_those_there_are(string body, string words)
    {
        var refusal = CampaignRules.Check(Plan with { Message = new(null, body) }, Autumn);

        Assert.Equal("template-field", refusal?.Code);
        Assert.Contains(words, refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_are_filled_in_also_between_wide_braces() => Assert.Equal(
        "見本 花子様 120P 2026年9月12日 8回",
        MessageTemplate.Fill("{お名前}様 ｛ポイント｝P {最終来店} { 来店回数 }回", MessageFields.Sample));

    [Fact]
    public void What_is_filled_in_is_not_looked_at_again() => Assert.Equal(
        "{ポイント}", MessageTemplate.Fill("{お名前}", MessageFields.Sample with { Name = "{ポイント}" }));

    [Fact]
    public void A_coupon_that_everybody_can_use_is_refused() =>
        Assert.Equal("campaign-coupon-not-personal", CampaignRules.Check(Plan, Autumn with { Personal = false })?.Code);

    [Fact]
    public void A_coupon_that_does_not_exist_is_refused() => Assert.Equal("campaign-coupon", CampaignRules.Check(Plan, null)?.Code);

    [Theory]
    [InlineData(5_001, 30, "campaign-control")]
    [InlineData(2_000, 0, "campaign-window")]
    [InlineData(2_000, 181, "campaign-window")]
    public void Limits_are_told(int control, int window, string code) => Assert.Equal(
        code, CampaignRules.Check(Plan with { ControlBasisPoints = control, WindowDays = window }, Autumn)?.Code);

    [Fact]
    public void An_email_needs_a_subject_of_one_line()
    {
        var mail = Plan with { Channel = ContactChannel.Email };

        Assert.Equal("campaign-subject", CampaignRules.Check(mail, Autumn)?.Code);
        Assert.Equal("campaign-subject", CampaignRules.Check(mail with { Message = new("お得\nBcc: x@example.jp", "本文") }, Autumn)?.Code);
        Assert.Null(CampaignRules.Check(mail with { Message = new("お得な{クーポン}", "本文") }, Autumn));
    }

    [Fact]
    public void Whom_one_gives_up_on_must_be_away_for_longer_than_whom_one_asks() => Assert.Equal(
        "campaign-give-up",
        CampaignRules.Check(Plan with { Kind = CampaignKind.Dormant, Days = 60, GiveUpDays = 60 }, Autumn)?.Code);

    [Fact]
    public void Somebody_is_left_out_for_the_first_reason_that_holds()
    {
        MemberProfile profile = new("山田 花子", "ﾔﾏﾀﾞ", Email: "hanako@example.jp");
        Candidate member = new("M000001", profile, Agreed: true, LastVisit: new(2026, 9, 1), LastDrawn: null, GiveUpDays: 365);
        var mail = Plan with { Channel = ContactChannel.Email };

        Assert.Null(member.ExcludedFrom(mail, Today));
        Assert.Equal(Exclusion.Gone, (member with { Profile = null }).ExcludedFrom(mail, Today));
        Assert.Equal(Exclusion.DrawnBefore, (member with { LastDrawn = Today }).ExcludedFrom(mail, Today));
        Assert.Equal(Exclusion.NoConsent, (member with { Agreed = false }).ExcludedFrom(mail, Today));
        Assert.Equal(Exclusion.GivenUp, (member with { LastVisit = new(2025, 11, 21) }).ExcludedFrom(mail, Today));
        Assert.Equal(Exclusion.GivenUp, member.ExcludedFrom(mail with { GiveUpDays = 81 }, Today));
        Assert.Equal(Exclusion.NoAddress, member.ExcludedFrom(mail with { Channel = ContactChannel.Line }, Today));
    }

    [Theory]
    [InlineData(CampaignKind.Once, PickKind.Buyers, "601", 100, null)]
    [InlineData(CampaignKind.Once, PickKind.TopSpenders, null, 1, null)]
    [InlineData(CampaignKind.Once, PickKind.LikelyBuyers, null, 100, "campaign-pick-product")]
    [InlineData(CampaignKind.Once, PickKind.TopSpenders, "601", 100, "campaign-pick-product")]
    [InlineData(CampaignKind.Once, PickKind.TopSpenders, null, 0, "campaign-pick-members")]
    [InlineData(CampaignKind.Once, PickKind.TopSpenders, null, CampaignLimits.Picked + 1, "campaign-pick-members")]
    [InlineData(CampaignKind.Birthday, PickKind.TopSpenders, null, 100, "campaign-pick")]
    public void Members_are_picked_by_what_they_bought_where_all_are_drawn_at_once(
        CampaignKind kind, PickKind pick, string? product, int members, string? code) =>
        Assert.Equal(code, CampaignRules.Check(Plan with { Kind = kind, Pick = new(pick, members, product) }, Autumn)?.Code);

    [Fact]
    public void The_shops_own_date_is_of_that_kind_of_campaign_alone()
    {
        Assert.Equal("campaign-date", CampaignRules.Check(Plan with { Kind = CampaignKind.Date }, Autumn)?.Code);
        Assert.Equal("campaign-date", CampaignRules.Check(Plan with { DateCode = "wedding" }, Autumn)?.Code);
        Assert.Null(CampaignRules.Check(Plan with { Kind = CampaignKind.Date, DateCode = "wedding", Days = 7 }, Autumn));
    }

    [Fact]
    public void Each_rise_is_congratulated_once()
    {
        Candidate member = new("M000001", new("山田 花子", ""), true, Today, LastDrawn: new(2026, 11, 1), 365)
        {
            RosenOn = new(2026, 10, 31),
        };
        var rise = Plan with { Kind = CampaignKind.RankUp, Days = 1 };

        Assert.Equal(Exclusion.DrawnBefore, member.ExcludedFrom(rise, Today));
        Assert.Null((member with { RosenOn = new(2026, 11, 20) }).ExcludedFrom(rise, Today));
        Assert.Equal("campaign-days", CampaignRules.Check(rise with { Days = 31 }, Autumn)?.Code);
    }

    [Theory]
    [InlineData(CampaignKind.Once, "2026-09-01", "2025-11-21", true)]
    [InlineData(CampaignKind.Birthday, "2026-09-01", "2025-11-21", false)]
    [InlineData(CampaignKind.Birthday, "2026-09-01", "2026-11-20", true)]
    [InlineData(CampaignKind.Dormant, "2026-09-01", "2026-11-01", true)]
    [InlineData(CampaignKind.Dormant, "2026-09-01", "2026-03-01", false)]
    [InlineData(CampaignKind.Dormant, "2026-09-01", "2026-09-01", false)]
    [InlineData(CampaignKind.Dormant, "2026-09-01", "2026-09-02", true)]
    public void Each_member_is_drawn_once_each_year_or_once_in_each_absence(
        CampaignKind kind, string lastVisit, string lastDrawn, bool left)
    {
        Candidate member = new(
            "M000001", new("山田 花子", ""), true, DateOnly.Parse(lastVisit), DateOnly.Parse(lastDrawn), 365);

        Assert.Equal(left ? Exclusion.DrawnBefore : null, member.ExcludedFrom(Plan with { Kind = kind }, Today));
    }

    [Fact]
    public void A_members_coupon_is_theirs_alone_and_a_new_one_each_year()
    {
        Assert.Equal("C000001-M000001", Plan.CouponIdOf("M000001", Today));
        Assert.Equal("C000001-261121-M000001", (Plan with { Kind = CampaignKind.Birthday }).CouponIdOf("M000001", Today));
        Assert.True(Plan.Issued("C000001-M000001"));
        Assert.False(Plan.Issued("C0000012-M000001"));
        Assert.False(Plan.Issued(null));
    }

    [Fact]
    public void Costs_are_bounded() => Assert.Equal(
        "campaign-cost", CampaignRules.Check(Plan with { CostPerMessage = new Yen(10_001) }, Autumn)?.Code);
}
