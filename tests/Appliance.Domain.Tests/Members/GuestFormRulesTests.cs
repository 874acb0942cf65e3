using Appliance.Domain.Journal;
using Appliance.Domain.Members;

namespace Appliance.Domain.Tests.Members;

/// <summary>K11: what a guest writes on their own form, and what becomes of it.</summary>
public sealed class GuestFormRulesTests
{
    private const string News = "お知らせを受け取ります。";
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly AttributeDefinition[] Definitions =
    [
        new("job", "職業", AttributeKind.Text, Required: true),
        new("note", "お店の覚え", AttributeKind.Text, Required: true),
        new("old", "前に聞いた", AttributeKind.Text, Retired: true),
    ];

    private static readonly GuestFormSettings Settings = new(Questions: ["job", "old"], AsksHealth: true);

    private static readonly MemberProfile Hanako = new("山田 花子", "ヤマダ ハナコ", Attributes: [new("job", ["会社員"])]);

    [Fact]
    public void A_form_that_is_filled_in_makes_a_member_who_agreed_to_the_shops_own_sentences()
    {
        GuestAnswer answer = new(Hanako with { Email = "hanako@example.jp" }, Membership: true, [ContactChannel.Receipt, ContactChannel.Email], Health: true);

        Assert.Empty(GuestFormRules.Check(answer, Settings, Definitions, Today));
        Assert.Equal<EntryData>(
            [
                new MemberChanged("M000012", answer.Profile),
                new ConsentRecorded("M000012", ConsentPurpose.Membership, null, true, GuestFormSettings.DefaultMembership),
                new ConsentRecorded("M000012", ConsentPurpose.Marketing, ContactChannel.Email, true, News),
                new ConsentRecorded("M000012", ConsentPurpose.Marketing, ContactChannel.Receipt, true, News),
                new ConsentRecorded("M000012", ConsentPurpose.Health, null, true, GuestFormSettings.DefaultHealth),
            ],
            GuestFormRules.Entries("M000012", null, answer, Settings, News));
    }

    [Fact]
    public void What_is_not_asked_is_not_agreed_to()
    {
        GuestAnswer answer = new(Hanako, Membership: true, [], Health: true, Photo: true);

        Assert.Equal(
            [ConsentPurpose.Membership],
            GuestFormRules.Entries("M000012", null, answer, new(), News).OfType<ConsentRecorded>().Select(it => it.Purpose));
    }

    [Fact]
    public void Who_does_not_agree_to_what_the_data_is_for_is_no_member()
    {
        Assert.Equal(["membership-needed"], Codes(new(Hanako, Membership: false, [])));
    }

    [Fact]
    public void The_same_rules_hold_as_for_staff_field_by_field()
    {
        GuestAnswer answer = new(Hanako with { Name = "", Phone = "12", PostalCode = "123" }, Membership: true, []);

        Assert.Equal(["name-invalid", "phone-invalid", "postal-code-invalid"], Codes(answer));
    }

    [Fact]
    public void Only_what_guests_are_asked_is_demanded_and_nothing_else_is_taken()
    {
        Assert.Equal(["attribute-missing"], Codes(new(Hanako with { Attributes = null }, Membership: true, [])));
        Assert.Equal(
            ["attribute-unknown", "attribute-unknown"],
            Codes(new(Hanako with { Attributes = [new("job", ["学生"]), new("note", ["良い客"]), new("old", ["x"])] }, Membership: true, [])));
    }

    [Theory]
    [InlineData(ContactChannel.Email, "email-needed")]
    [InlineData(ContactChannel.Phone, "phone-needed")]
    [InlineData(ContactChannel.Post, "address-needed")]
    [InlineData(ContactChannel.Line, "channel-not-offered")]
    public void Who_wants_to_be_reached_says_where(ContactChannel channel, string code)
    {
        Assert.Equal([code], Codes(new(Hanako, Membership: true, [channel])));
    }

    [Fact]
    public void What_was_left_empty_takes_nothing_away()
    {
        MemberProfile before = new(
            "ヤマダ", "やまだ", "090-1111-2222", "old@example.jp", new(1980, 4, 1), "1000001", "東京都千代田区1-1", "U" + new string('0', 32),
            [new("job", ["学生"]), new("note", ["窓ぎわ"])]);

        var after = Changed(before, Hanako with { Kana = "", Phone = "03-1234-5678" });

        Assert.Equal(
            before with { Name = "山田 花子", Phone = "03-1234-5678", Attributes = [new("note", ["窓ぎわ"]), new("job", ["会社員"])] }, after);
    }

    [Fact]
    public void Another_address_does_not_keep_the_code_of_the_old_one()
    {
        MemberProfile before = new("山田", "", PostalCode: "1000001", Address: "東京都千代田区1-1");

        Assert.Equal((null, "大阪府大阪市北区2-2"), Place(Changed(before, Hanako with { Address = "大阪府大阪市北区2-2" })));
        Assert.Equal(
            ("5300001", "大阪府大阪市北区2-2"),
            Place(Changed(before, Hanako with { PostalCode = "5300001", Address = "大阪府大阪市北区2-2" })));
        Assert.Equal(("1000001", "東京都千代田区1-1"), Place(Changed(before, Hanako)));

        static (string?, string?) Place(MemberProfile profile) => (profile.PostalCode, profile.Address);
    }

    [Fact]
    public void A_form_has_sentences_known_questions_and_no_line()
    {
        Assert.Null(Settings.Check(Definitions));
        Assert.Equal("consent-wording", (Settings with { MembershipWording = " " }).Check(Definitions)?.Code);
        Assert.Equal("consent-wording", (Settings with { HealthWording = new string('あ', MemberRules.WordingLength + 1) }).Check(Definitions)?.Code);
        Assert.Equal("attribute-unknown", (Settings with { Questions = ["shoe-size"] }).Check(Definitions)?.Code);
        Assert.Equal("channel-by-line", (Settings with { Channels = [ContactChannel.Line] }).Check(Definitions)?.Code);
    }

    private static IEnumerable<string> Codes(GuestAnswer answer) =>
        GuestFormRules.Check(answer, Settings, Definitions, Today).Select(it => it.Code);

    private static MemberProfile Changed(MemberProfile before, MemberProfile written) =>
        GuestFormRules.Entries("M000012", before, new(written, Membership: true, []), Settings, News).OfType<MemberChanged>().Single().Profile!;
}
