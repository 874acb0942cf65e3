using Appliance.Hardware.Buses.Evdev;
using Appliance.Hardware.Emulation.Simulation;
using Appliance.Hardware.Scanners.KeyboardWedge;
using Appliance.Hardware.Tests.Buses.Evdev;
using Appliance.Hardware.Tests.Buses.Kernel;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Scanners;

/// <summary>Key codes from <c>linux/input-event-codes.h</c>.</summary>
public class KeyboardWedgeTests
{
    private const int One = 2;
    private const int Two = 3;
    private const int Zero = 11;
    private const int LetterA = 30;
    private const int LetterZ = 44;
    private const int Enter = 28;
    private const int KeypadEnter = 96;
    private const int LeftShift = 42;
    private const int RightShift = 54;
    private const int F1 = 59;
    private readonly SimulationLoop loop = new(Start);
    private readonly KeyboardWedge wedge;

    public KeyboardWedgeTests() => wedge = new(loop.Time);

    /// <summary>Presses and lets go each key; returns what the last one ended.</summary>
    private string? Type(params int[] codes)
    {
        string? line = null;
        foreach (var code in codes)
        {
            line = wedge.Take(new(code, IsDown: true));
            Assert.Null(wedge.Take(new(code, IsDown: false)));
        }

        return line;
    }

    [Fact]
    public void Digits_and_letters_make_a_line_that_Enter_ends()
    {
        Assert.Equal("120az", Type(One, Two, Zero, LetterA, LetterZ, Enter));
        Assert.Equal("2", Type(Two, KeypadEnter));
    }

    [Theory]
    [InlineData(LeftShift)]
    [InlineData(RightShift)]
    public void Shift_counts_while_it_is_held(int shift)
    {
        wedge.Take(new(shift, IsDown: true));
        Type(LetterA, One);
        wedge.Take(new(shift, IsDown: false));

        Assert.Equal("A!a", Type(LetterA, Enter));
    }

    [Fact]
    public void Letting_one_of_two_shifts_go_leaves_the_other()
    {
        wedge.Take(new(LeftShift, IsDown: true));
        wedge.Take(new(RightShift, IsDown: true));
        wedge.Take(new(LeftShift, IsDown: false));

        Assert.Equal("A", Type(LetterA, Enter));
    }

    /// <summary>KEY_MINUS 12 to KEY_SLASH 53, KEY_SPACE 57, KEY_KP7 71 to KEY_KPDOT 83, KEY_KPSLASH 98.</summary>
    [Theory]
    [InlineData(12, false, '-')]
    [InlineData(13, true, '+')]
    [InlineData(27, false, ']')]
    [InlineData(40, true, '"')]
    [InlineData(41, false, '`')]
    [InlineData(43, true, '|')]
    [InlineData(52, false, '.')]
    [InlineData(53, true, '?')]
    [InlineData(57, false, ' ')]
    [InlineData(71, false, '7')]
    [InlineData(82, false, '0')]
    [InlineData(83, false, '.')]
    [InlineData(55, false, '*')]
    [InlineData(98, false, '/')]
    public void Keys_type_what_stands_on_a_US_keyboard(int code, bool shifted, char character) =>
        Assert.Equal(character, UsKeyboard.Character(code, shifted));

    [Fact]
    public void Every_printable_character_can_be_typed()
    {
        var typed = Enumerable.Range(0, 256)
            .SelectMany(code => new[] { UsKeyboard.Character(code, false), UsKeyboard.Character(code, true) })
            .OfType<char>().Distinct().Order();

        Assert.Equal(Enumerable.Range(0x20, 0x5F).Select(code => (char)code), typed);
    }

    [Fact]
    public void A_line_with_a_key_that_types_nothing_is_dropped_and_the_next_is_read()
    {
        Assert.Null(Type(One, F1, Two, Enter));
        Assert.Equal("2", Type(Two, Enter));
    }

    [Fact]
    public void A_line_with_a_gap_is_dropped_and_no_shift_is_held_after_it()
    {
        wedge.Take(new(LeftShift, IsDown: true));
        Type(One);
        wedge.Take(new(0, IsDown: false, IsGap: true));
        Assert.Null(Type(Two, Enter));

        Assert.Equal("a", Type(LetterA, Enter));
    }

    [Fact]
    public void An_empty_line_is_none() => Assert.Null(Type(Enter));

    [Fact]
    public void A_line_at_the_limit_is_read_and_a_longer_one_dropped()
    {
        Type([.. Enumerable.Repeat(One, KeyboardWedge.LineLimit)]);
        Assert.Equal(new string('1', 128), Type(Enter));
        Type([.. Enumerable.Repeat(One, KeyboardWedge.LineLimit + 1)]);
        Assert.Null(Type(Enter));
        Assert.Equal("2", Type(Two, Enter));
    }

    [Fact]
    public void What_was_typed_before_a_long_pause_is_forgotten() => loop.Run(async () =>
    {
        Type(One);
        await loop.Pass(KeyboardWedge.PauseLimit);
        Assert.Equal("12", Type(Two, Enter));

        Type(One);
        await loop.Pass(KeyboardWedge.PauseLimit + Ms(1));
        Assert.Equal("2", Type(Two, Enter));
    });

    [Fact]
    public async Task A_scanner_yields_the_codes_typed()
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(30));
        using KernelPipe pipe = new();
        using EvdevDevice keyboard = new(pipe.Reader, "test", "");
        foreach (var code in new[] { One, Enter, Enter, Two, One, Enter })
            await pipe.Writer.WriteAsync(EvdevDeviceTests.Event(1, (ushort)code, 1), late.Token);
        List<string> codes = [];

        await foreach (var code in new KeyboardWedgeScanner(keyboard, TimeProvider.System).ReadCodesAsync(late.Token))
        {
            codes.Add(code);
            if (codes.Count == 2) break;
        }

        Assert.Equal(["1", "21"], codes);
    }
}
