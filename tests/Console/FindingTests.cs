using System.Text.RegularExpressions;
using Appliance.Domain.Staff;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>Getting about: by keyboard alone, from old addresses, and from the page each role begins with.</summary>
public sealed class FindingTests(TheBrowser browser) : ConsoleTest(browser)
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_guest_is_found_by_reading_phone_or_card_and_a_receipt_by_its_number_without_a_mouse()
    {
        await Appliance.TapAsync("04A1B2C3D4E5F6");
        await Appliance.KeysAsync("1 2 0 0 DEPT2 CASH");
        var visitor = await SignedInAsync();
        var (page, keyboard) = (visitor.Page, visitor.Page.Keyboard);
        foreach (var text in (string[])["さとう", "0001", "04A1B2C3D4E5F6"])
        {
            await FindAsync(page, text, "佐藤 花子");
            await keyboard.PressAsync("Enter");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/members/M000001$", default, PatternLimit));
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("佐藤 花子 様");
            await keyboard.PressAsync("g");
            await keyboard.PressAsync("t");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/today$", default, PatternLimit));
        }

        // The first member, and then the first receipt.
        await FindAsync(page, "1", "佐藤 花子");
        await keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync("No.1");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/sales/\d{8}-\d+$", default, PatternLimit));
        await keyboard.PressAsync("/");
        await keyboard.TypeAsync("さとう");
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await FindAsync(page, "バックアップ", "バックアップ");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/settings/backup$", default, PatternLimit));
    }

    [Theory]
    [InlineData(StaffRole.Owner, "/today")]
    [InlineData(StaffRole.Cashier, "/appliance")]
    [InlineData(StaffRole.Technician, "/settings/devices")]
    public async Task Each_role_begins_with_what_it_came_for(StaffRole role, string home)
    {
        await Appliance.KeysAsync("1 2 0 0 DEPT2 CASH");
        var visitor = await SignedInAsync(role: role, at: "/");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(Appliance.Host.Address + home);
    }

    [Fact]
    public async Task The_old_address_of_a_karte_leads_to_the_guest()
    {
        var visitor = await SignedInAsync(at: "/karte/M000001");
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(Appliance.Host.Address + "/members/M000001/karte");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("佐藤 花子 様");
    }

    private static async Task FindAsync(IPage page, string text, string found)
    {
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(text);
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync(found);
    }
}
