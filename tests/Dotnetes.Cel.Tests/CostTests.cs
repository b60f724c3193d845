using Dotnetes.Cel.Costs;
using Dotnetes.Cel.Evaluation;

namespace Dotnetes.Cel.Tests;

public sealed class CostTests
{
    [Theory]
    [InlineData("1", 0)]
    [InlineData("i", 1)]
    [InlineData("object.metadata.name", 3)]
    [InlineData("has(object.metadata.name)", 2)]
    [InlineData("i + 1", 2)]
    [InlineData("i == 1 && i == 2", 2)]
    [InlineData("[1, 2]", 10)]
    [InlineData("{'a': 1}", 30)]
    [InlineData("i in [7]", 12)]
    [InlineData("authorizer.path('/x').check('get').allowed()", 350_003)]
    public void An_evaluation_costs(string expression, int expected) =>
        Assert.Equal((ulong)expected, Expressions.Environment.Compile(expression).Program!.Evaluate(Expressions.Variables).Cost);

    [Fact]
    public void An_evaluation_ends_at_its_budget()
    {
        var program = Expressions.Environment.Compile("lists.range(1000).all(x, lists.range(1000).all(y, x + y >= 0))").Program!;
        var result = program.Evaluate(Expressions.Variables);
        Assert.Equal("operation cancelled: actual cost limit exceeded", result.Value.Error?.Message);
        Assert.InRange(result.Cost, CelLimits.PerCall, CelLimits.PerCall + 1000);
    }

    [Fact]
    public void The_budget_cannot_be_absorbed() =>
        Assert.True(Expressions.Environment.Compile("lists.range(100000).all(x, x + 1 + 1 + 1 + 1 + 1 > 0) || true").Program!.Evaluate(Expressions.Variables, 1000).Value.IsError);

    [Theory]
    [InlineData("cel.bind(a, s + s, cel.bind(b, a + a + a + a + a + a + a + a, cel.bind(c, b + b + b + b + b + b + b + b, [c, c, c, c].join(c).replace('', c).replace('', c).size() > 0)))")]
    [InlineData("lists.range(100000).map(x, lists.range(100000)).flatten().size() > 0")]
    [InlineData("cel.bind(a, lists.range(1000), cel.bind(b, a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a+a, cel.bind(c, b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b+b, cel.bind(d, c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c+c, d.size() > 0))))")]
    public void Nothing_grows_without_bounds(string expression) => Assert.True(Expressions.Environment.Compile(expression).Program!.Evaluate(Expressions.Variables).Value.IsError);

    [Fact]
    public void An_evaluation_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var result = Expressions.Environment.Compile("[1].all(x, true)").Program!.Evaluate(Expressions.Variables, cancellation: cancelled.Token);
        Assert.Equal("operation interrupted", result.Value.Error?.Message);
    }

    [Theory]
    [InlineData("i + 1", 2UL, 2UL)]
    [InlineData("i == 1 || i == 2", 2UL, 4UL)]
    [InlineData("names.all(x, true)", 2UL, 32UL)]
    [InlineData("s.contains('a')", 1UL, 11UL)]
    public void Costs_are_estimated_from_sizes(string expression, ulong min, ulong max) =>
        Assert.Equal(new CostEstimate(min, max), Expressions.Environment.Compile(expression).Program!.Estimate(new Hints()));

    [Fact]
    public void Costs_of_unknown_sizes_have_no_bound() =>
        Assert.Equal(ulong.MaxValue, Expressions.Environment.Compile("object.a.all(x, x == 1)").Program!.Estimate().Max);

    private sealed class Hints : ISizeHints
    {
        public ulong? MaxSize(string path) => path switch
        {
            "names" => 10,
            "s" => 100,
            _ => null,
        };
    }
}
