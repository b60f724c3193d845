using Dotnetes.ApiServer.FlowControl.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace Dotnetes.ApiServer.Tests.FlowControl;

public sealed class SeatAllocationTests
{
    [Fact]
    public void Parts_are_in_proportion_within_their_bounds_and_add_up() => Check.QuickThrowOnFailure(Prop.ForAll<(byte Lower, byte More, byte Room)[], byte>((all, fraction) =>
    {
        var claims = all.Select(a => new SeatAllocation.Claim(a.Lower + a.More, a.Lower, a.Lower + a.Room)).ToList();
        var (low, high) = (claims.Sum(c => c.Lower), claims.Sum(c => c.Upper));
        var total = low + ((high - low) * fraction / 255.0);
        var parts = SeatAllocation.Divide(total, claims, out var proportion)!;
        Assert.Equal(claims.Count == 0 ? 0 : total, parts.Sum(), 6);
        for (var i = 0; i < claims.Count; i++)
        {
            var wanted = Math.Max(claims[i].Target, 0.001) * proportion;
            Assert.Equal(Math.Clamp(wanted, claims[i].Lower, claims[i].Upper), parts[i], 6);
        }
    }));

    [Fact]
    public void Bounds_that_leave_no_solution_give_none()
    {
        Assert.Null(SeatAllocation.Divide(1, [new(2, 2, 3)], out _));
        Assert.Null(SeatAllocation.Divide(4, [new(2, 2, 3)], out _));
        Assert.Null(SeatAllocation.Divide(-1, [], out _));
    }
}
