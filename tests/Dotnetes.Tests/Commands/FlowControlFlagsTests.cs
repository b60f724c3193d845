namespace Dotnetes.Tests.Commands;

[Trait("Tier", "Integration")]
public sealed class FlowControlFlagsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("server", "--max-requests-inflight=-1", "--max-requests-inflight can not be negative value")]
    [InlineData("kube-apiserver", "--max-mutating-requests-inflight=-1", "--max-mutating-requests-inflight can not be negative value")]
    [InlineData(
        "kube-apiserver", "--max-requests-inflight=0 --max-mutating-requests-inflight=0", "--max-requests-inflight and --max-mutating-requests-inflight must add up to something positive")]
    [InlineData("kube-apiserver", "--request-timeout=-1s", "--request-timeout can not be negative value")]
    [InlineData("kube-apiserver", "--request-timeout=soon", "--request-timeout soon is no duration; write it as 15s or 2m")]
    [InlineData("kube-apiserver", "--min-request-timeout=-1", "--min-request-timeout can not be negative value")]
    [InlineData("kube-apiserver", "--enable-priority-and-fairness=false --goaway-chance=0.1", "--goaway-chance can not be less than 0 or greater than 0.02")]
    public async Task Flags_that_make_no_sense_stop_the_start(string command, string flags, string expected)
    {
        var result = await ExternalProgram.Try(DotnetesProgram.Path, [command, "--data-dir", _folder["d"], .. flags.Split(' ')]);
        Assert.Equal((1, $"error: {expected}\n"), (result.Code, result.Error));
        Assert.False(Directory.Exists(_folder["d"]));
    }
}
