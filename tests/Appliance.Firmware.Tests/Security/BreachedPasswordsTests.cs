using System.Net.Http.Json;
using System.Text.Json;
using Appliance.Firmware.Cli;
using Appliance.Firmware.Configuration;
using Appliance.Firmware.Security;

namespace Appliance.Firmware.Tests.Security;

/// <summary>A list of passwords stolen elsewhere: made, looked up, and what it means for who chooses one.</summary>
public sealed class BreachedPasswordsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("appliance-breached-");

    public void Dispose() => folder.Delete(recursive: true);

    // SHA-1 of “correct horse battery staple”, by Python's hashlib.
    private const string Horse = "ABF7AAD6438836DBE526AA231ABDE2D0EEF74D42";

    [Theory]
    [InlineData(Horse)]
    [InlineData(Horse + ":1234")]
    [InlineData("abf7aad6438836dbe526aa231abde2d0eef74d42:5")]
    [InlineData("correct horse battery staple")]
    [InlineData("ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　ｂａｔｔｅｒｙ　ｓｔａｐｌｅ")]
    public void A_list_of_hashes_or_of_passwords_is_taken(string line)
    {
        using var list = Made("0000000000000000000000000000000000000001:9\n" + line + "\n");

        Assert.True(list.Has("correct horse battery staple"));
        Assert.False(list.Has("Correct horse battery staple"));
        Assert.False(list.Has("incorrect horse battery staple"));
    }

    [Fact]
    public void Every_password_of_a_list_in_any_order_is_found_and_none_else()
    {
        var all = Enumerable.Range(0, 1_000).Select(number => $"password no. {number}").ToList();

        using var list = Made(string.Join('\n', all.AsEnumerable().Reverse().Concat(all)));

        Assert.All(all, password => Assert.True(list.Has(password), password));
        Assert.All(all, password => Assert.False(list.Has(password + "!"), password));
        Assert.Equal(BreachedPasswords.Head.Length + (1_000 * BreachedPasswords.EntryBytes), new FileInfo(At("list")).Length);
    }

    [Fact]
    public void Seldom_seen_ones_can_be_left_out_and_those_too_short_to_be_chosen_are()
    {
        var entries = BreachedPasswordsFile.Read(new StringReader($"{Horse}:99\n{new string('1', 40)}:100\ntiger\n"), seen: 100);

        Assert.Equal([0x1111111111111111ul], entries);
    }

    [Fact]
    public void A_list_with_nothing_in_it_or_with_too_much_is_refused()
    {
        Assert.Throws<StartRefusedException>(() => BreachedPasswordsFile.Read(new StringReader("tiger\n"), seen: 1));

        var refused = Assert.Throws<StartRefusedException>(() => BreachedPasswordsFile.Read(new StringReader($"{Horse}:1\n{Horse}:2\n{Horse}:3\n"), seen: 1, limit: 2));

        Assert.Contains("--seen 10", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a list")]
    [InlineData("")]
    [InlineData("APPLIANCE-BREACHED-1\n")]
    [InlineData("APPLIANCE-BREACHED-1\n1234567")]
    public void A_file_that_is_no_whole_list_stops_the_start_and_says_how_to_make_one(string content)
    {
        File.WriteAllText(At("list"), content);

        var refused = Assert.Throws<StartRefusedException>(() => BreachedPasswords.Open(At("list")));

        Assert.Contains("appliance passwords", refused.Message, StringComparison.Ordinal);
        Assert.Throws<StartRefusedException>(() => BreachedPasswords.Open(At("none")));
    }

    [Fact]
    public async Task Nobody_takes_a_password_of_the_list_over_REST()
    {
        File.WriteAllText(At("public.txt"), "umi-yori-mo-fukai-yama\n");
        Assert.Equal(0, PasswordsCommand.Run(new(At("public.txt")), new(At("list")), seen: 1));
        await using var appliance = await RunningAppliance.StartAsync(breached: At("list"));

        var refused = await PutAsync(appliance, "umi-yori-mo-fukai-yama");
        var wide = await PutAsync(appliance, "ｕｍｉ－ｙｏｒｉ－ｍｏ－ｆｕｋａｉ－ｙａｍａ");
        var taken = await PutAsync(appliance, "umi-yori-mo-fukai-tani");

        Assert.Equal((422, "password-breached"), refused);
        Assert.Equal((422, "password-breached"), wide);
        Assert.Equal(200, taken.Status);
    }

    private static async Task<(int Status, string? Code)> PutAsync(RunningAppliance appliance, string password)
    {
        using var response = await appliance.Http.PutAsJsonAsync("/api/v1/accounts/01", new { login = "owner", password });
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? null : body.Code());
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private BreachedPasswords Made(string list)
    {
        BreachedPasswordsFile.Write(At("list"), BreachedPasswordsFile.Read(new StringReader(list), seen: 1));
        return BreachedPasswords.Open(At("list"));
    }
}
