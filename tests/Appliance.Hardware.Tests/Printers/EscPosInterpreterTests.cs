using System.Text;
using Appliance.Hardware.Emulation.Printers;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Hardware.Tests.Printers;

/// <summary>Commands from Epson's ESC/POS command reference.</summary>
public class EscPosInterpreterTests
{
    private const int PaperDots = 576;

    private static string Print(params byte[] bytes)
    {
        Mechanism mechanism = new();
        EscPosInterpreter interpreter = new(PaperDots, mechanism);
        foreach (var value in bytes) interpreter.Take(value);
        return PaperText.Write(mechanism.Rows);
    }

    [Fact]
    public void Shift_jis_needs_its_system_and_kanji_mode()
    {
        Assert.Equal("日本", Print([0x1C, 0x43, 1, 0x1C, 0x26, 0x93, 0xFA, 0x96, 0x7B, 0x0A]));
        Assert.NotEqual("日本", Print([0x1C, 0x43, 1, 0x93, 0xFA, 0x96, 0x7B, 0x0A]));
    }

    [Fact]
    public void Jis_is_the_system_at_power_on() =>
        Assert.Equal("日本A", Print([0x1C, 0x26, 0x46, 0x7C, 0x4B, 0x5C, 0x1C, 0x2E, 0x41, 0x0A]));

    [Fact]
    public void High_bytes_are_katakana_or_pc437_by_the_page() =>
        Assert.Equal("ｱé", Print([0x1B, 0x74, 1, 0xB1, 0x1B, 0x74, 0, 0x82, 0x0A]));

    [Fact]
    public void A_backslash_is_a_yen_sign_in_the_japanese_set() =>
        Assert.Equal("\\¥", Print([0x5C, 0x1B, 0x52, 8, 0x5C, 0x0A]));

    [Fact]
    public void A_line_too_long_goes_on_in_the_next() =>
        Assert.Equal(new string('A', 48) + "\nAA", Print([.. Enumerable.Repeat((byte)'A', 50), 0x0A]));

    [Fact]
    public void Initializing_forgets_the_line_begun() => Assert.Equal("B", Print([0x41, 0x1B, 0x40, 0x42, 0x0A]));

    [Fact]
    public void Parameters_of_commands_not_carried_out_are_not_printed()
    {
        byte[] commands =
        [
            .. (byte[])[0x1D, 0x76, 0x30, 9, 2, 0, 3, 0, 65, 65, 65, 65, 65, 65],
            .. (byte[])[0x1D, 0x6B, 2, 65, 65, 65, 0],
            .. (byte[])[0x1D, 0x6B, 73, 3, 65, 65, 65],
            .. (byte[])[0x1D, 0x38, 0x4C, 3, 0, 0, 0, 65, 65, 65],
            .. (byte[])[0x1B, 0x2A, 33, 1, 0, 65, 65, 65],
            .. (byte[])[0x1B, 0x44, 8, 16, 0],
            .. (byte[])[0x1B, 0x24, 65, 65],
            .. (byte[])[0x1D, 0x68, 65, 0x1D, 0x77, 65, 0x1D, 0x48, 65],
            .. (byte[])[0x10, 0x04, 65],
            .. (byte[])[0x1B, 0x7E],
        ];
        Assert.Equal("end", Print([.. commands, .. "end\n"u8]));
    }

    [Fact]
    public void An_image_of_four_gigabytes_is_counted_and_not_kept()
    {
        Mechanism mechanism = new();
        EscPosInterpreter interpreter = new(PaperDots, mechanism);
        foreach (var value in (byte[])[0x1D, 0x76, 0x30, 0, 0xFF, 0xFF, 1, 0]) interpreter.Take(value);
        for (var index = 0; index < 65_535; index++) interpreter.Take((byte)'A');
        foreach (var value in "end\n"u8) interpreter.Take(value);
        Assert.Equal("end", PaperText.Write(mechanism.Rows));
    }

    [Fact]
    public void Pulses_cuts_and_questions_reach_the_mechanism()
    {
        Mechanism mechanism = new();
        EscPosInterpreter interpreter = new(PaperDots, mechanism);
        byte[] bytes = [0x1B, 0x70, 0, 25, 250, 0x1D, 0x61, 0x0F, 0x1D, 0x72, 1, 0x1D, 0x56, 66, 0, 0x1B, 0x69];
        foreach (var value in bytes) interpreter.Take(value);
        Assert.Equal(["kick", "status 15", "answer 1", "cut", "cut"], mechanism.Calls);
    }

    [Fact]
    public void No_bytes_make_it_throw() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20260401, 1),
        Prop.ForAll(Streams(), bytes => Print(bytes).Length >= 0));

    /// <summary>Random bytes seldom make commands: prefixes and letters are mixed in.</summary>
    private static Arbitrary<byte[]> Streams()
    {
        var prefix = Gen.Elements<byte>(0x1B, 0x1C, 0x1D, 0x10);
        var letter = Gen.Elements(Encoding.ASCII.GetBytes("@!aEtRdJCVv(k8Lr&.*DpQ01APhwHCDI{B"));
        var small = Gen.Choose(0, 3).Select(value => (byte)value);
        var any = Gen.Choose(0, 255).Select(value => (byte)value);
        return Gen.OneOf(prefix, letter, small, any).ArrayOf().ToArbitrary();
    }

    private sealed class Mechanism : IPrintMechanism
    {
        public List<PaperRow> Rows { get; } = [];

        public List<string> Calls { get; } = [];

        public void Print(PaperRow row) => Rows.Add(row);

        public void Cut() => Calls.Add("cut");

        public void EnableStatus(byte items) => Calls.Add($"status {items}");

        public void AnswerStatus(byte kind) => Calls.Add($"answer {kind}");

        public void KickDrawer(TimeSpan length) => Calls.Add("kick");
    }
}
