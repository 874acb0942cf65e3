using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>How one gets in.</summary>
public sealed class SigningInTests(TheBrowser browser) : ConsoleTest(browser)
{
    /// <summary>The browser itself reports that a wrong code was answered with 401.</summary>
    internal override string ExpectedComplaint => "401 (Unauthorized)";

    [Fact]
    public async Task The_link_signs_the_first_visitor_in_and_the_code_leaves_the_address_bar()
    {
        var visitor = await WithoutALinkAsync();

        await visitor.SignInAsync(Link);

        await Assertions.Expect(visitor.Page).ToHaveURLAsync(Appliance.Host.Address + "/");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Key("CASH")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_visitor_without_a_link_is_told_how_to_get_in()
    {
        var visitor = await WithoutALinkAsync();

        await visitor.Page.GotoAsync("/sales");

        await Assertions.Expect(visitor.Page.GetByText("起動時の画面に表示されたリンクを開いてください")).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("コード").FillAsync(Link.Split('=')[1]);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByText("会計はまだありません。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_used_link_says_so_and_leaves_room_to_type_another_code()
    {
        var link = Link;
        await (await WithoutALinkAsync()).SignInAsync(link);
        var second = await WithoutALinkAsync();

        await second.Page.GotoAsync(link);

        await Assertions.Expect(second.Page.GetByText("もう使われています")).ToBeVisibleAsync();
        await Assertions.Expect(second.Page.GetByLabel("コード")).ToBeEditableAsync();
    }
}
