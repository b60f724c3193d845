using System.CommandLine;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.Commands;
using Dotnetes.Machinery.Configuration;

namespace Dotnetes.Tests.Commands;

public sealed class FlowControlFlagsTests
{
    [Fact]
    public void Defaults_are_upstreams() => Assert.Equal(new FlowControlOptions(), Parse(""));

    [Fact]
    public void Every_flag_counts() => Assert.Equal(
        new FlowControlOptions
        {
            PriorityAndFairness = false,
            MaxRequestsInFlight = 0,
            MaxMutatingRequestsInFlight = 7,
            RequestTimeout = TimeSpan.FromSeconds(90),
            MinWatchTime = TimeSpan.FromMinutes(5),
            GoawayChance = 0.01,
        },
        Parse("--enable-priority-and-fairness=false --max-requests-inflight=0 --max-mutating-requests-inflight 7 --request-timeout=1m30s --min-request-timeout=300 --goaway-chance=.01"));

    [Theory]
    [InlineData("--max-requests-inflight=-1", "--max-requests-inflight can not be negative value")]
    [InlineData("--max-mutating-requests-inflight=-1", "--max-mutating-requests-inflight can not be negative value")]
    [InlineData("--max-requests-inflight=0 --max-mutating-requests-inflight=0", "--max-requests-inflight and --max-mutating-requests-inflight must add up to something positive")]
    [InlineData("--request-timeout=-1s", "--request-timeout can not be negative value")]
    [InlineData("--request-timeout=soon", "--request-timeout soon is no duration; write it as 15s or 2m")]
    [InlineData("--min-request-timeout=-1", "--min-request-timeout can not be negative value")]
    [InlineData("--goaway-chance=0.1", "--goaway-chance can not be less than 0 or greater than 0.02")]
    public void What_makes_no_sense_is_refused(string flags, string expected) => Assert.Equal(expected, Assert.Throws<ConfigurationException>(() => Parse(flags)).Message);

    private static FlowControlOptions Parse(string flags)
    {
        var command = new Command("test");
        var added = new FlowControlFlags();
        added.AddTo(command);
        var arguments = command.Parse(flags.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(arguments.Errors);
        return added.OptionsOf(arguments);
    }
}
