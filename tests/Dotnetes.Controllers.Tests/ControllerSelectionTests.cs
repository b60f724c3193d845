namespace Dotnetes.Controllers.Tests;

public sealed class ControllerSelectionTests
{
    [Theory]
    [InlineData("*", "deployment-controller", true)]
    [InlineData("*", "token-cleaner-controller", false)]
    [InlineData("*,tokencleaner", "token-cleaner-controller", true)]
    [InlineData("*,bootstrap-signer-controller", "bootstrap-signer-controller", true)]
    [InlineData("*,-deployment-controller", "deployment-controller", false)]
    [InlineData("-job,*", "job-controller", false)]
    [InlineData("job", "job-controller", true)]
    [InlineData("job", "cronjob-controller", false)]
    [InlineData("", "job-controller", false)]
    public void Controllers_run_as_selected(string selection, string name, bool expected) =>
        Assert.Equal(expected, ControllerSelection.Includes(selection.Split(',').ToValueList(), name));
}
