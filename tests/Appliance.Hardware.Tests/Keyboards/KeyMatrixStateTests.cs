using Appliance.Hardware.Keyboards.GpioKeyMatrix;
using static Appliance.Hardware.Tests.Simulation.Simulated;

namespace Appliance.Hardware.Tests.Keyboards;

public class KeyMatrixStateTests
{
    private readonly KeyMatrixState state = new(Ms(5));

    [Fact]
    public void Keys_seen_in_one_picture_are_told_in_the_order_they_were_first_seen()
    {
        Assert.Empty(state.Take(Picture((1, 0)), Ms(0)));
        Assert.Empty(state.Take(Picture((1, 0), (0, 3)), Ms(1)));

        Assert.Equal([new(1, 0), new(0, 3)], state.Take(Picture((1, 0), (0, 3)), Ms(6)));
    }

    [Fact]
    public void A_flicker_starts_the_debounce_time_anew()
    {
        state.Take(Picture((0, 0)), Ms(0));
        state.Take(Picture(), Ms(4));
        Assert.Empty(state.Take(Picture((0, 0)), Ms(5)));
        Assert.Empty(state.Take(Picture((0, 0)), Ms(9)));

        Assert.Equal([new(0, 0)], state.Take(Picture((0, 0)), Ms(10)));
    }

    [Fact]
    public void A_picture_torn_while_a_corner_was_let_go_does_not_make_a_ghost_a_key()
    {
        (int, int) a = (0, 0), b = (0, 1), c = (1, 0), ghost = (1, 1);
        state.Take(Picture(a, b), Ms(0));
        state.Take(Picture(a, b), Ms(5));
        for (var at = 10; at < 50; at += 5) Assert.Empty(state.Take(Picture(a, b, c, ghost), Ms(at)));

        // A was let go after its column had been looked at, so the ghost is still in the picture and A is not.
        Assert.Empty(state.Take(Picture(b, c, ghost), Ms(50)));

        Assert.Equal([new(1, 0), new(0, 0, IsDown: false)], state.Take(Picture(b, c), Ms(55)));
    }

    [Fact]
    public void A_key_is_told_once_when_it_goes_down_and_once_when_it_is_let_go()
    {
        state.Take(Picture((2, 3)), Ms(0));
        Assert.Equal([new(2, 3)], state.Take(Picture((2, 3)), Ms(5)));
        Assert.Empty(state.Take(Picture((2, 3)), Ms(10)));

        Assert.Empty(state.Take(Picture(), Ms(15)));
        Assert.Equal([new(2, 3, IsDown: false)], state.Take(Picture(), Ms(20)));
        Assert.True(state.IsIdle);
    }

    [Fact]
    public void Rectangles_are_found_at_any_distance()
    {
        Assert.Equal(
            Picture((0, 1), (0, 6), (7, 1), (7, 6)),
            KeyMatrixState.Ambiguous(Picture((0, 1), (0, 6), (7, 1), (7, 6), (3, 3))));
        Assert.Equal(0UL, KeyMatrixState.Ambiguous(Picture((0, 1), (0, 6), (7, 1), (6, 6))));
    }

    [Fact]
    public void It_is_idle_once_all_keys_counted_as_up()
    {
        Assert.True(state.IsIdle);
        state.Take(Picture((0, 0)), Ms(0));
        state.Take(Picture((0, 0)), Ms(5));
        state.Take(Picture(), Ms(10));
        Assert.False(state.IsIdle);

        state.Take(Picture(), Ms(15));

        Assert.True(state.IsIdle);
    }

    private static ulong Picture(params (int Row, int Column)[] keys) =>
        keys.Aggregate(0UL, (picture, key) => picture | 1UL << ((key.Row * 8) + key.Column));
}
