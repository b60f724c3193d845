using Dotnetes.Api.Apps.V1;
using Dotnetes.Controllers.Deployments;

namespace Dotnetes.Controllers.Tests.Deployments;

public sealed class RollingLimitsTests
{
    [Theory]
    [InlineData(10, "25%", "25%", 3, 2)]
    [InlineData(4, "25%", "25%", 1, 1)]
    [InlineData(1, "25%", "25%", 1, 0)]
    [InlineData(10, "0", "0", 0, 1)]
    [InlineData(2, "0", "5", 0, 2)]
    [InlineData(0, "25%", "25%", 0, 0)]
    public void Surge_is_rounded_up_unavailable_down_and_never_are_both_zero(int replicas, string surge, string unavailable, int expectedSurge, int expectedUnavailable)
    {
        var deployment = new Deployment
        {
            Spec = new DeploymentSpec
            {
                Replicas = replicas,
                Strategy = new DeploymentStrategy
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new RollingUpdateDeployment { MaxSurge = IntOrString.Parse(surge), MaxUnavailable = IntOrString.Parse(unavailable) },
                },
            },
        };
        Assert.Equal(new RollingLimits(expectedSurge, expectedUnavailable), RollingLimits.Of(deployment));
    }

    [Fact]
    public void Recreate_has_no_limits() =>
        Assert.Equal(default, RollingLimits.Of(new Deployment { Spec = new DeploymentSpec { Replicas = 5, Strategy = new DeploymentStrategy { Type = "Recreate" } } }));
}
