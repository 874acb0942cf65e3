using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Appliance.Console.Tests;

/// <summary>
/// Markup in every field that takes text, stored over REST and typed into every form of the console: it is shown as the
/// text it is, on every page and on every paper, and nothing of it runs.
/// </summary>
public sealed class HostileTextTests(TheBrowser browser) : ConsoleTest(browser)
{
    private const string Script = "<script>alert(1)</script>";
    private const string Image = "'\"><img src=x onerror=alert(1)>";

    /// <summary>For what takes twenty characters.</summary>
    private const string Short = "<svg onload=alert()>";

    /// <summary>Script that notes whatever the content security policy had to stop.</summary>
    private const string Watch = """
        window.stopped = [];
        document.addEventListener('securitypolicyviolation', event => window.stopped.push(event.effectiveDirective));
        """;

    /// <summary>Types into every field for text; numbers and dates take none. Then leaves each, and sends every form.</summary>
    private const string TypeEverywhere = """
        texts => {
          const fields = [...document.querySelectorAll('main input, main textarea')].filter(it =>
            !it.disabled && !it.readOnly && ['text', 'search', 'tel', 'email', 'url', 'textarea'].includes(it.type));
          fields.forEach((field, index) => {
            const type = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
            field.focus();
            Object.getOwnPropertyDescriptor(type.prototype, 'value').set.call(field, texts[index % texts.length]);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.blur();
          });
          return fields.length;
        }
        """;

    private const string Texts =
        "() => [document.body.innerText, ...[...document.querySelectorAll('main input, main textarea')].map(it => it.value)].join(' ')";

    private const string SendEverything =
        "() => { for (const form of document.querySelectorAll('main form')) if (form.isConnected) form.requestSubmit(); }";

    private readonly List<string> dialogs = [];

    /// <summary>What is refused with 4xx is reported by the browser itself.</summary>
    internal override string ExpectedComplaint => "Failed to load resource";

    [Fact]
    public async Task Markup_in_everything_that_is_stored_and_typed_stays_text_on_every_page()
    {
        var (member, campaign) = await StoreEverywhereAsync();
        var visitor = await SignedInAsync();
        var page = visitor.Page;
        page.Dialog += (_, dialog) => Refuse(dialog);
        await page.AddInitScriptAsync(Watch);
        await page.ReloadAsync();
        Walk walk = new(page);
        await walk.SettleAsync();
        HashSet<string> shown = new(StringComparer.Ordinal);
        var fields = 0;

        await walk.EachPageAsync(
            async address =>
            {
                await walk.OpenEverythingAsync();
                if ((await page.EvaluateAsync<string>(Texts)).Contains("alert(", StringComparison.Ordinal)) shown.Add(address);
                await AssertQuietAsync(page, address);
                fields += await page.EvaluateAsync<int>(TypeEverywhere, new[] { Image, Script });
                await page.EvaluateAsync(SendEverything);
                await walk.SettleAsync();
                await AssertQuietAsync(page, address);
            },
            $"/members/{member}", $"/campaigns/{campaign}", "/products/code/666", "/bookings/list");

        // What was typed and saved by the forms is looked at once more.
        foreach (var address in walk.Walked.ToList())
        {
            await walk.GoAsync(address);
            await AssertQuietAsync(page, address);
        }

        Assert.True(fields > 100, $"Only {fields} fields were found on {string.Join(' ', walk.Walked)}");
        foreach (var expected in new[]
        {
            "/", $"/members/{member}", "/members", "/members/settings", "/products", "/products/code/666", "/products/departments",
            "/products/coupons", "/staff", "/settings", "/settings/tokens", $"/campaigns/{campaign}", "/campaigns", "/karte/templates",
            "/groups", "/bookings",
        })
        {
            Assert.True(shown.Contains(expected), $"The text is not on {expected}, only on {string.Join(' ', shown.Order(StringComparer.Ordinal))}");
        }

        await AssertPapersQuietAsync(page, member, campaign);
    }

    /// <summary>What is opened to be printed: sheets of a campaign, a disclosure, receipts and the key sheet.</summary>
    private async Task AssertPapersQuietAsync(IPage page, string member, string campaign)
    {
        var texts = await page.EvaluateAsync<string[]>(
            """
            async ({ member, campaign }) => {
              const session = await (await fetch('/api/v1/session')).json();
              const headers = { 'X-Csrf-Token': session.person.csrf };
              const answers = await Promise.all([
                fetch(`/api/v1/members/${member}/disclosure.html`, { method: 'POST', headers }),
                fetch(`/api/v1/campaigns/${campaign}/sheets.html?form=postcard`),
                fetch('/api/v1/keyboard/sheet.svg'),
              ]);
              return Promise.all(answers.map(async it => `${it.status} ${it.headers.get('content-type')}\n${await it.text()}`));
            }
            """,
            new { member, campaign });
        Assert.All(texts, text => Assert.StartsWith("200 ", text, StringComparison.Ordinal));
        Assert.All(texts[..2], text => Assert.Contains("&lt;script&gt;", text, StringComparison.Ordinal));

        // A page without the console's policy: whatever could run would.
        var paper = await page.Context.NewPageAsync();
        paper.Dialog += (_, dialog) => Refuse(dialog);
        foreach (var text in texts)
        {
            Assert.DoesNotContain("<script>alert", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", text, StringComparison.OrdinalIgnoreCase);
            await paper.SetContentAsync(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
            await AssertQuietAsync(paper, text[..40]);
        }
    }

    private void Refuse(IDialog dialog)
    {
        dialogs.Add(dialog.Message);
        _ = dialog.DismissAsync();
    }

    private async Task AssertQuietAsync(IPage page, string where)
    {
        var found = await page.EvaluateAsync<string>("""
            () => JSON.stringify([
              window.stopped ?? [],
              document.querySelectorAll('img[src=x], img[onerror], svg[onload]').length,
              [...document.scripts].filter(it => it.textContent.includes('alert(')).length,
            ])
            """);
        Assert.Equal($"{where} [[],0,0] ", $"{where} {found} {string.Join(' ', dialogs)}");
    }

    /// <summary>Puts markup into whatever takes free text over REST.</summary>
    private async Task<(string Member, string Campaign)> StoreEverywhereAsync()
    {
        var shop = await Appliance.GetAsync("/api/v1/shop");
        await SendAsync("PUT", "/api/v1/shop", With(shop, ("name", Script), ("address", Image), ("receiptFooter", Script)));
        await SendAsync("PUT", "/api/v1/departments/8", new { name = Short, taxClass = "standard", kana = "ﾃｽﾄ" });
        await SendAsync("PUT", "/api/v1/products/666", new { name = Image, kana = Script, price = 500, department = 8, stockKept = true });
        await SendAsync("POST", "/api/v1/products/666/stock", new { pieces = 3, reason = Image });
        await SendAsync("PUT", "/api/v1/coupons/HOSTILE", new { name = Short, from = "2020-01-01", until = "2099-12-31", amount = 100 });
        await SendAsync("PUT", "/api/v1/staff/77", new { name = Short, role = "cashier" });
        await SendAsync("PUT", "/api/v1/roster", new { consentWording = Script });
        await SendAsync("PUT", "/api/v1/roster/attributes/hostile", new
        {
            label = Script,
            kind = "choice",
            choices = new[] { new { code = "a", label = Image } },
        });
        var member = (await SendAsync("POST", "/api/v1/members", new
        {
            name = Image,
            kana = Script,
            phone = "090-1234-5678",
            postalCode = "1000001",
            address = Script,
            reachableBy = new[] { "post" },
            attributes = new[] { new { code = "hostile", values = new[] { "a" } } },
        })).GetProperty("id").GetString()!;
        await SendAsync("POST", $"/api/v1/members/{member}/consents", new { purpose = "health", given = true, wording = Script });
        await SendAsync("POST", $"/api/v1/members/{member}/alerts", new { kind = "allergy", text = Image, reading = "ﾀﾏｺﾞ" });
        await SendAsync("POST", $"/api/v1/members/{member}/handovers", new { text = Script });
        await SendAsync("POST", $"/api/v1/members/{member}/points", new { kind = "gift", points = 10, reason = Image });
        await SendAsync("PUT", "/api/v1/karte/templates/hostile", new
        {
            name = Image,
            fields = new[] { new { code = "a", label = Script, kind = "text" } },
        });
        await SendAsync("POST", $"/api/v1/members/{member}/karte", new
        {
            template = "hostile",
            answers = new[] { new { field = "a", values = new[] { Image } } },
            memo = Script,
        });
        await SendAsync("POST", "/api/v1/segments", new { name = Script, condition = new { kind = "text", of = "address", text = Image } });
        await SendAsync("PUT", "/api/v1/booking/services/hostile", new { name = Image, minutes = 30, price = 0, deposit = 0, kana = "ﾃｽﾄ" });
        await SendAsync("POST", "/api/v1/tokens", new { label = Image, scopes = new[] { "sales.read" }, until = "2026-12-01T00:00:00Z" });
        var campaign = await StartCampaignAsync();
        await BookAsync(member);
        return (member, campaign);
    }

    private async Task<string> StartCampaignAsync()
    {
        var campaign = (await SendAsync("POST", "/api/v1/campaigns", new
        {
            name = Image,
            kind = "once",
            channel = "post",
            segmentId = (string?)null,
            subject = (string?)null,
            body = Image,
            couponCode = (string?)null,
            controlBasisPoints = 0,
            windowDays = 30,
            marginBasisPoints = 5000,
        })).GetProperty("id").GetString()!;
        await SendAsync("POST", $"/api/v1/campaigns/{campaign}/start", new { });
        return campaign;
    }

    private async Task BookAsync(string member)
    {
        var hours = Enumerable.Range(0, 7).Select(weekday => new { weekday, from = 0, until = 24 * 60 }).ToArray();
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(9)).AddDays(1)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync("PUT", "/api/v1/booking/setup", new
        {
            week = hours,
            specialDays = new[] { new { day = "2099-12-31", name = Short, hours = Array.Empty<object>() } },
        });
        await SendAsync("PUT", "/api/v1/booking/shifts/01", new { week = hours, specialDays = Array.Empty<object>() });
        await SendAsync("POST", "/api/v1/bookings", new { service = "hostile", day, minute = 12 * 60, memberId = member, memo = Image });
    }

    private async Task<JsonElement> SendAsync(string method, string path, object body)
    {
        using HttpRequestMessage request = new(new(method), path) { Content = JsonContent.Create(body) };
        using var response = await Appliance.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static JsonObject With(JsonElement body, params (string Name, string Value)[] parts)
    {
        var changed = JsonNode.Parse(body.GetRawText())!.AsObject();
        foreach (var (name, value) in parts) changed[name] = value;
        return changed;
    }
}
