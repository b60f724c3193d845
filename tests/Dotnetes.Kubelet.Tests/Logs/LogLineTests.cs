using Dotnetes.Kubelet.Logs;

namespace Dotnetes.Kubelet.Tests.Logs;

public sealed class LogLineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("T stdout F DONE\n", "DONE\n")]
    [InlineData("T stdout P DONE\n", "DONE")]
    [InlineData("T stdout F DONE", "DONE\n")]
    [InlineData("T stdout F a  b\nT stderr P c\nT stderr F d\nT stdout F \n", "a  b\ncd\n\n")]
    [InlineData("ut F cut off\nT stdout F whole\n", "whole\n")]
    public void What_was_written_is_given_without_times_and_streams(string log, string expected) => Assert.Equal(expected, LogLine.Strip(log, 100, 10));

    [Fact]
    public void Only_the_end_is_given()
    {
        const string log = "T stdout F one\nT stdout F two\nT stdout F three\n";
        Assert.Equal("two\nthree\n", LogLine.Strip(log, 100, 2));
        Assert.Equal("ree\n", LogLine.Strip(log, 4, 10));
    }
}
