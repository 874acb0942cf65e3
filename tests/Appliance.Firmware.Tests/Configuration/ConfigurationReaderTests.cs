using Appliance.Firmware.Configuration;
using Appliance.Firmware.Core;
using Appliance.Firmware.Security;

namespace Appliance.Firmware.Tests.Configuration;

public sealed class ConfigurationReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("appliance-config-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_machines_file_wins_over_the_programs_and_the_command_line_over_both()
    {
        Write("appsettings.json", """{ "Urls": "http://127.0.0.1:1", "Data": { "Folder": "/a" } }""");
        Write("appliance.json", """{ "Data": { "Folder": "/b" } }""");

        var (_, settings) = Read("--Urls=http://127.0.0.1:3");

        Assert.Equal("http://127.0.0.1:3", settings.Urls);
        Assert.Equal("/b", settings.Data.Folder);
    }

    [Theory]
    [InlineData("""{ "Dta": { "Folder": "/a" } }""", "Dta:Folder", "Data:Folder")]
    [InlineData("""{ "Data": { "Foldr": "/a" } }""", "Data:Foldr", "Data:Folder")]
    [InlineData("""{ "Devces": { "Printer": { "Driver": "x" } } }""", "Devces:Printer:Driver", "Devices:Printer:Driver")]
    [InlineData("""{ "Security": { "ProvisioningToken": "x" } }""", "Security:ProvisioningToken", "Security:ProvisioningTokenFile")]
    public void A_key_nobody_reads_stops_the_start_and_names_the_nearest(string json, string key, string nearest)
    {
        Write("appliance.json", json);

        var refused = Assert.Throws<StartRefusedException>(() => Read());

        Assert.Equal($"The setting {key} does not exist. Did you mean {nearest}?", refused.Message);
    }

    [Fact]
    public void An_unknown_argument_stops_the_start() =>
        Assert.Contains("Did you mean Urls?", Assert.Throws<StartRefusedException>(() => Read("--Url=http://127.0.0.1:1")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_json_stops_the_start_and_is_named()
    {
        Write("appliance.json", "{ nonsense");

        Assert.Contains("appliance.json", Assert.Throws<StartRefusedException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_that_cannot_be_written_is_told_with_what_to_do()
    {
        var blocked = Path.Combine(folder, "file");
        File.WriteAllText(blocked, "");

        var refused = Assert.Throws<StartRefusedException>(() => new DataFolder(Path.Combine(blocked, "data")).RequireWritable());

        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Data:Folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provisioning_token_that_others_may_read_is_refused()
    {
        var file = Write("token", "0123456789abcdef");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Assert.Contains("chmod 600", Assert.Throws<StartRefusedException>(() => ProvisioningToken.Read(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    [InlineData("two words of token here")]
    public void A_provisioning_token_that_is_none_is_refused(string content)
    {
        var file = Write("token", content);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Throws<StartRefusedException>(() => ProvisioningToken.Read(file));
    }

    [Fact]
    public void A_provisioning_token_is_read_without_its_line_end()
    {
        var file = Write("token", "0123456789abcdef\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal("0123456789abcdef", ProvisioningToken.Read(file));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private (Microsoft.Extensions.Configuration.IConfigurationRoot Root, Settings Settings) Read(params string[] arguments) =>
        ConfigurationReader.Read(folder, Path.Combine(folder, "appliance.json"), arguments);
}
