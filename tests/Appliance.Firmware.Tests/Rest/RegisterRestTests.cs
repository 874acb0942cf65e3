using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Appliance.Firmware.Tests.Rest;

/// <summary>The register through the web: goods, people and permissions changed here count at the keys at once.</summary>
public sealed class RegisterRestTests : IAsyncLifetime
{
    private RunningAppliance appliance = null!;

    public async Task InitializeAsync() => appliance = await RunningAppliance.StartAsync();

    public async Task DisposeAsync() => await appliance.DisposeAsync();

    [Fact]
    public async Task A_price_changed_in_the_web_is_the_price_at_the_next_scan()
    {
        var product = new { name = "たまごサンド", kana = "たまごサンド", price = 444, department = 1, jan = "4901234567894" };
        var (status, body) = await PutAsync("/api/v1/products/020", product);
        Assert.Equal((200, "ﾀﾏｺﾞｻﾝﾄﾞ"), (status, body.GetProperty("kana").GetString()));

        await appliance.PostAsync("/api/v1/virtual/scan", new { code = "4901234567894" });
        await appliance.KeysAsync("CASH");

        Assert.Equal(444, (await LastSaleAsync()).GetProperty("total").GetInt64());
    }

    [Theory]
    [InlineData("{\"name\":\"x\",\"price\":1,\"department\":9}", "product-department")]
    [InlineData("{\"name\":\"\",\"price\":1,\"department\":1}", "product-name")]
    [InlineData("{\"name\":\"茶\",\"kana\":\"茶\",\"price\":1,\"department\":1}", "product-kana")]
    [InlineData("{\"name\":\"茶\",\"kana\":\"ﾁｬ\",\"price\":1,\"department\":1,\"jan\":\"4901234567890\"}", "product-jan")]
    [InlineData("{\"name\":\"茶\",\"kana\":\"ﾁｬ\",\"price\":1,\"department\":1,\"jan\":\"4901234567894\"}", "product-jan-taken")]
    [InlineData("{\"name\":\"茶\",\"kana\":\"ﾁｬ\",\"price\":100,\"department\":1,\"memberPrice\":101}", "product-member-price")]
    public async Task A_product_that_cannot_be_is_refused_in_words(string json, string code)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        using var response = await appliance.Http.PutAsync("/api/v1/products/990", content);

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).Code());
        Assert.Equal(404, (int)(await appliance.Http.GetAsync("/api/v1/products/990")).StatusCode);
    }

    [Fact]
    public async Task An_import_with_a_problem_tells_line_and_column_and_changes_nothing()
    {
        const string Csv = "商品コード,商品名,フリガナ,価格,部門\n901,お茶,おちゃ,１５０円,1\n902,水,ミズ,高い,1\n901,お茶,おちゃ,150,1\n";
        var (_, report) = await ImportAsync(Encoding.UTF8.GetBytes(Csv), dryRun: false);

        Assert.Equal(
            ["3/価格", "4/商品コード"],
            report.GetProperty("problems").EnumerateArray().Select(it => $"{it.GetProperty("line").GetInt32()}/{it.GetProperty("column").GetString()}"));
        Assert.False(report.GetProperty("done").GetBoolean());
        Assert.Equal(404, (int)(await appliance.Http.GetAsync("/api/v1/products/901")).StatusCode);
    }

    [Fact]
    public async Task An_import_from_Excel_in_Shift_JIS_is_tried_first_and_then_done_whole()
    {
        var file = CodePagesEncodingProvider.Instance.GetEncoding(932)!
            .GetBytes("JAN,価格,商品名,商品コード,部門,税区分\n4901234567894,430,たまごサンド(持帰),020,1,軽減\n,\"1,200\",セット,950,2,標準\n");
        var (_, tried) = await ImportAsync(file, dryRun: true);
        Assert.Equal((1, 1, false), (tried.GetProperty("added").GetInt32(), tried.GetProperty("changed").GetInt32(), tried.GetProperty("done").GetBoolean()));
        Assert.Equal(404, (int)(await appliance.Http.GetAsync("/api/v1/products/950")).StatusCode);

        var (_, done) = await ImportAsync(file, dryRun: false);

        Assert.True(done.GetProperty("done").GetBoolean());
        Assert.Equal(1200, (await appliance.GetAsync("/api/v1/products/950")).GetProperty("price").GetInt64());
        Assert.Equal("ﾀﾏｺﾞｻﾝﾄﾞ", (await appliance.GetAsync("/api/v1/products/020")).GetProperty("kana").GetString());
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_and_changes_nothing()
    {
        var file = await appliance.Http.GetByteArrayAsync("/api/v1/products/export.csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);

        var (_, report) = await ImportAsync(file, dryRun: true);

        Assert.Equal((0, 0, 0), (report.GetProperty("added").GetInt32(), report.GetProperty("changed").GetInt32(), report.GetProperty("problems").GetArrayLength()));
        Assert.Equal(41, report.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task A_cashier_without_the_permission_needs_the_PIN_of_somebody_who_has_it()
    {
        await PutAsync("/api/v1/staff/01", new { name = "山田", role = "owner", pin = "4711" });
        await PutAsync("/api/v1/staff/02", new { name = "小林", role = "cashier" });
        await appliance.KeysAsync("2 STAFF 5 0 0 DEPT2 CASH");

        await appliance.KeysAsync("1 REFUND");
        var (_, pinned) = (0, await appliance.KeysAsync("1 STAFF 4 7 1 1 STAFF"));

        Assert.Contains("ﾍﾝﾋﾟﾝ", pinned.Rows("operatorDisplay"), StringComparison.Ordinal);
        await appliance.KeysAsync("SUBTOTAL CASH");
        Assert.Equal(500, (await appliance.GetAsync("/api/v1/refunds")).GetProperty("items")[0].GetProperty("total").GetInt64());
        var staff = await appliance.Http.GetStringAsync("/api/v1/staff");
        Assert.DoesNotContain("4711", staff, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1111", "pin-too-easy")]
    [InlineData("1234", "pin-too-easy")]
    [InlineData("471", "pin-length")]
    public async Task A_PIN_that_anybody_would_guess_is_refused(string pin, string code)
    {
        var (status, body) = await PutAsync("/api/v1/staff/03", new { name = "青木", role = "cashier", pin });

        Assert.Equal((422, code), (status, body.Code()));
    }

    [Fact]
    public async Task A_permission_table_that_leaves_something_out_is_refused()
    {
        var table = await appliance.Http.GetFromJsonAsync<List<JsonElement>>("/api/v1/permissions");
        var (status, body) = await PutAsync("/api/v1/permissions", table!.Skip(1));

        Assert.Equal((422, "permission-table"), (status, body.Code()));
        Assert.Equal(200, (await PutAsync("/api/v1/permissions", table!)).Status);
    }

    [Fact]
    public async Task A_closing_is_listed_and_goes_to_the_bookkeeper_as_CSV()
    {
        await appliance.KeysAsync("3 0 0 00 FLOAT 5 0 0 DEPT2 CASH 1 0 8 DEPT1 CREDIT 2 0 0 PAIDOUT");
        var open = await appliance.GetAsync("/api/v1/register");
        Assert.Equal((608, 30300), (open.GetProperty("net").GetInt64(), open.GetProperty("cash").GetInt64()));

        await appliance.KeysAsync("Z Z");

        var closing = (await appliance.GetAsync("/api/v1/closings")).GetProperty("items")[0];
        Assert.Equal((1, 608), (closing.GetProperty("number").GetInt64(), closing.GetProperty("net").GetInt64()));
        var csv = await appliance.Http.GetStringAsync("/api/v1/closings/1.csv");
        Assert.Contains("純売上,,608", csv, StringComparison.Ordinal);
        Assert.Contains("出金,,200", csv, StringComparison.Ordinal);
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/register")).GetProperty("net").GetInt64());
        var day = (await appliance.GetAsync("/api/v1/days")).GetProperty("items")[0].GetProperty("day").GetString();
        var sales = await appliance.Http.GetStringAsync($"/api/v1/days/{day}/sales.csv");
        Assert.Equal(3, sales.TrimEnd().Split('\n').Length);
        Assert.Contains(",売上,,500,500,45,", sales, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_training_mode_reaches_the_books()
    {
        await appliance.KeysAsync("TRAINING");
        var training = await appliance.KeysAsync("5 0 0 DEPT2 CASH");
        Assert.Contains("ﾚﾝｼｭｳ", training.Rows("operatorDisplay"), StringComparison.Ordinal);
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/sales")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await appliance.GetAsync("/api/v1/register")).GetProperty("net").GetInt64());

        await appliance.KeysAsync("TRAINING 3 0 0 DEPT2 CASH");

        Assert.Equal(1, (await LastSaleAsync()).GetProperty("number").GetInt64());
        Assert.Equal(1, (await appliance.GetAsync("/api/v1/sales")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_sale_partly_paid_goes_on_after_the_power_was_gone()
    {
        await appliance.KeysAsync("1 0 00 DEPT2 SUBTOTAL 4 0 0 CREDIT");
        await appliance.StopAsync();
        await appliance.BootAsync();

        var display = await appliance.KeysAsync("CASH");

        var sale = await LastSaleAsync();
        Assert.Equal(1000, sale.GetProperty("total").GetInt64());
        Assert.Equal(
            ["credit:400", "cash:600"],
            sale.GetProperty("tenders").EnumerateArray().Select(it => $"{it.GetProperty("kind").GetString()}:{it.GetProperty("amount").GetInt64()}"));
        Assert.Contains("ｵﾂﾘ", display.Rows("operatorDisplay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formal_receipt_marks_the_sale_and_a_reprint_is_printed()
    {
        await appliance.KeysAsync("5 0 0 DEPT2 CASH");
        var id = (await LastSaleAsync()).GetProperty("id").GetString();

        Assert.Equal(202, await PrintAsync($"/api/v1/sales/{id}/formal-receipt", new { addressee = "山田商店 御中" }));
        Assert.Equal(202, await PrintAsync($"/api/v1/sales/{id}/reprint", new { }));

        Assert.True((await LastSaleAsync()).GetProperty("formalReceiptIssued").GetBoolean());
        Assert.Equal(404, await PrintAsync("/api/v1/sales/20200101-000001/reprint", new { }));
        Assert.Equal(422, await PrintAsync($"/api/v1/sales/{id}/formal-receipt", new { addressee = new string('あ', 41) }));
    }

    [Fact]
    public async Task Sales_are_found_by_amount_and_number()
    {
        await appliance.KeysAsync("1 0 0 DEPT2 CASH 2 0 0 DEPT2 CASH 3 0 0 DEPT2 CASH");

        Assert.Equal((long[])[2], await NumbersAsync("/api/v1/sales?minTotal=150&maxTotal=250"));
        Assert.Equal((long[])[3, 2], await NumbersAsync("/api/v1/sales?minTotal=150"));
        Assert.Equal((long[])[1], await NumbersAsync("/api/v1/sales?number=1"));
        Assert.Equal((long[])[], await NumbersAsync("/api/v1/sales?number=9"));
    }

    [Fact]
    public async Task Sales_and_returns_are_found_by_ranges_and_in_combination()
    {
        await appliance.KeysAsync("1 0 0 DEPT2 CASH 2 0 0 DEPT2 CASH 3 0 0 DEPT2 CASH 2 REFUND SUBTOTAL CASH");
        var day = (await LastSaleAsync()).GetProperty("day").GetString();
        await appliance.KeysAsync("1 MEMBER 4 0 0 DEPT2 CASH");

        Assert.Equal((long[])[3], await NumbersAsync($"/api/v1/sales?from={day}&to={day}&minTotal=250&maxTotal=350"));
        Assert.Equal((long[])[5], await NumbersAsync("/api/v1/sales?memberId=M000001&minTotal=400"));
        Assert.Equal((long[])[], await NumbersAsync("/api/v1/sales?number=1&minTotal=150"));
        Assert.Equal((long[])[], await NumbersAsync("/api/v1/sales?number=1&to=2020-01-01"));
        Assert.Equal((long[])[4], await NumbersAsync($"/api/v1/refunds?from={day}&minTotal=200&maxTotal=200"));
        Assert.Equal((long[])[], await NumbersAsync("/api/v1/refunds?memberId=M000001"));
        Assert.Equal((long[])[4], await NumbersAsync("/api/v1/refunds?number=4"));
        var refund = (await appliance.GetAsync("/api/v1/refunds")).GetProperty("items")[0];
        Assert.Equal(2, refund.GetProperty("originalNumber").GetInt64());
        Assert.Equal(200, refund.GetProperty("lines")[0].GetProperty("net").GetInt64());
    }

    [Fact]
    public async Task Sales_and_returns_are_found_by_a_product_that_was_not_voided()
    {
        await appliance.PostAsync("/api/v1/virtual/scan", new { code = "4512345000011" });
        await appliance.KeysAsync("CASH 1 0 0 DEPT2 CASH");
        await appliance.PostAsync("/api/v1/virtual/scan", new { code = "4512345000011" });
        await appliance.KeysAsync("VOID 1 0 0 DEPT2 CASH 1 REFUND SUBTOTAL CASH");

        Assert.Equal((long[])[1], await NumbersAsync("/api/v1/sales?product=001"));
        Assert.Equal((long[])[], await NumbersAsync("/api/v1/sales?product=001&minTotal=500"));
        Assert.Equal((long[])[4], await NumbersAsync("/api/v1/refunds?product=001"));
        Assert.Equal((long[])[], await NumbersAsync("/api/v1/refunds?product=002"));
    }

    [Fact]
    public async Task A_search_is_paged_and_goes_on_behind_what_did_not_fit()
    {
        await appliance.KeysAsync("1 0 0 DEPT2 CASH 2 0 0 DEPT2 CASH 3 0 0 DEPT2 CASH");
        var first = await appliance.GetAsync("/api/v1/sales?minTotal=100&limit=2");
        var cursor = Uri.EscapeDataString(first.GetProperty("nextCursor").GetString()!);

        Assert.Equal((long[])[1], await NumbersAsync($"/api/v1/sales?minTotal=100&limit=2&cursor={cursor}"));
        Assert.Equal((long[])[3, 2], await NumbersAsync("/api/v1/sales?limit=2"));
    }

    [Fact]
    public async Task A_line_says_what_was_given_on_it()
    {
        await appliance.KeysAsync("5 0 0 DEPT2 1 0 PERCENT CASH");
        var given = (await LastSaleAsync()).GetProperty("lines")[0].GetProperty("adjustments")[0];
        Assert.Equal((-50, 1000), (given.GetProperty("amount").GetInt64(), given.GetProperty("basisPoints").GetInt32()));
    }

    [Fact]
    public async Task A_paper_is_drawn_as_the_printer_would_put_it_down_without_printing()
    {
        await appliance.KeysAsync("5 0 0 DEPT2 CASH 1 REFUND SUBTOTAL CASH");
        var sheets = appliance.Bench().Printer.Sheets.Count;
        var sale = (await LastSaleAsync()).GetProperty("id").GetString();
        var refund = (await appliance.GetAsync("/api/v1/refunds")).GetProperty("items")[0].GetProperty("id").GetString();

        foreach (var (path, says) in new[]
            { ($"sales/{sale}/paper", "¥500"), ($"sales/{sale}/paper?columns=32", "¥500"), ($"refunds/{refund}/paper", "返品") })
        {
            var paper = await appliance.GetAsync($"/api/v1/{path}");
            Assert.Contains(says, paper.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("<svg", paper.GetProperty("svg").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(400, (int)(await appliance.Http.GetAsync($"/api/v1/sales/{sale}/paper?columns=40")).StatusCode);
        Assert.Equal(404, (int)(await appliance.Http.GetAsync("/api/v1/sales/20200101-000009/paper")).StatusCode);
        Assert.Equal(sheets, appliance.Bench().Printer.Sheets.Count);
    }

    [Fact]
    public async Task A_sale_found_here_is_put_on_the_register_to_be_returned()
    {
        await appliance.KeysAsync("5 0 0 DEPT2 CASH");
        var id = (await LastSaleAsync()).GetProperty("id").GetString();

        Assert.Equal(202, await PrintAsync($"/api/v1/sales/{id}/return", new { }));
        Assert.Equal(422, await PrintAsync($"/api/v1/sales/{id}/return", new { }));
        await appliance.KeysAsync("SUBTOTAL CASH");

        Assert.Equal(500, (await LastSaleAsync()).GetProperty("refunded").GetInt64());
        Assert.Equal(404, await PrintAsync("/api/v1/sales/20200101-000001/return", new { }));
    }

    [Fact]
    public async Task A_receipt_is_seen_before_the_shop_is_saved_and_a_logo_that_cannot_be_printed_is_told()
    {
        var shop = System.Text.Json.Nodes.JsonNode.Parse(await appliance.Http.GetStringAsync("/api/v1/shop"))!;
        shop["name"] = "新しい店";
        using var preview = await appliance.Http.PostAsJsonAsync("/api/v1/shop/receipt-preview?columns=32", shop);
        var text = (await preview.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetString();
        Assert.Contains("新しい店", text, StringComparison.Ordinal);
        Assert.NotEqual("新しい店", (await appliance.GetAsync("/api/v1/shop")).GetProperty("name").GetString());

        shop["receipt"] = new System.Text.Json.Nodes.JsonObject { ["logo"] = Convert.ToBase64String("GIF89a"u8) };
        using var refused = await appliance.Http.PostAsJsonAsync("/api/v1/shop/receipt-preview", shop);
        Assert.Equal((422, "receipt-logo"), ((int)refused.StatusCode, (await refused.Content.ReadFromJsonAsync<JsonElement>()).Code()));
        Assert.Equal(422, (await PutAsync("/api/v1/shop", shop)).Status);

        shop["receipt"]!["logo"] = Convert.ToBase64String(Receipts.SamplePng.Logo);
        Assert.Equal(200, (await PutAsync("/api/v1/shop", shop)).Status);
    }

    [Theory]
    [InlineData("30", 5, 0, "in-store-prefix")]
    [InlineData("20", 7, 0, "in-store-digits")]
    [InlineData("20", 5, 2, "in-store-digits")]
    [InlineData("20", 5, 1, "")]
    public async Task The_shops_own_labels_are_set_here(string prefix, int itemDigits, int skippedDigits, string code)
    {
        var shop = System.Text.Json.Nodes.JsonNode.Parse(await appliance.Http.GetStringAsync("/api/v1/shop"))!;
        shop["inStoreCodes"] = JsonSerializer.SerializeToNode(new[] { new { prefix, itemDigits, skippedDigits, value = "price" } });
        var (status, body) = await PutAsync("/api/v1/shop", shop);
        if (code.Length == 0) Assert.Equal(200, status);
        else Assert.Equal((422, code), (status, body.Code()));
    }

    private async Task<long[]> NumbersAsync(string path) =>
        [.. (await appliance.GetAsync(path)).GetProperty("items").EnumerateArray().Select(it => it.GetProperty("number").GetInt64())];

    private async Task<JsonElement> LastSaleAsync() => (await appliance.GetAsync("/api/v1/sales")).GetProperty("items")[0];

    private async Task<int> PrintAsync(string path, object body)
    {
        using var response = await appliance.Http.PostAsJsonAsync(path, body);
        return (int)response.StatusCode;
    }

    private async Task<(int Status, JsonElement Body)> PutAsync(string path, object body)
    {
        using var response = await appliance.Http.PutAsJsonAsync(path, body);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<(int Status, JsonElement Body)> ImportAsync(byte[] file, bool dryRun)
    {
        using ByteArrayContent content = new(file);
        content.Headers.ContentType = new("text/csv");
        using var response = await appliance.Http.PostAsync($"/api/v1/products/import?dryRun={dryRun}", content);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
