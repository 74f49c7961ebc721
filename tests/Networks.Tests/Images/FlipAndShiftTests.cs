using System.Linq;
using Images.Data;
using Xunit;

namespace StaticNets.Networks.Tests.Images;

public class FlipAndShiftTests
{
    /// <summary>Every move that augmentation makes, against its definition pixel by pixel.</summary>
    [Fact]
    public void What_was_at_a_place_is_at_the_moved_place_and_zeros_come_in()
    {
        float[] plane = [.. Enumerable.Range(1, 1024).Select(i => (float)i)];
        for (int move = 0; move < 2 * 9 * 9; move++)
        {
            (bool mirror, int down, int right) = (move % 2 == 1, (move / 2 % 9) - 4, (move / 18) - 4);
            float[] moved = [.. plane];

            FlipAndShift.Move(moved, mirror, down, right);

            for (int i = 0; i < 1024; i++)
            {
                (int y, int x) = ((i / 32) - down, (i % 32) - right);
                bool inside = y is >= 0 and < 32 && x is >= 0 and < 32;
                Assert.Equal(inside ? plane[(32 * y) + (mirror ? 31 - x : x)] : 0, moved[i]);
            }
        }
    }
}
