using Dotnetes.Api.Apps.V1;

namespace Dotnetes.Controllers.Deployments;

/// <summary>How many pods a rolling update may have too many and too few.</summary>
/// <param name="Surge">Pods above the wanted number.</param>
/// <param name="Unavailable">Pods that may be missing.</param>
public readonly record struct RollingLimits(int Surge, int Unavailable)
{
    /// <summary>The limits of a deployment; zero for other strategies. Surge is rounded up, unavailable down, and never are both zero.</summary>
    public static RollingLimits Of(Deployment deployment)
    {
        if (deployment.Spec.Strategy.Type != DeploymentStrategyType.RollingUpdate || deployment.Spec.Replicas == 0)
        {
            return default;
        }

        var desired = deployment.Spec.Replicas ?? 1;
        var settings = deployment.Spec.Strategy.RollingUpdate;
        var surge = Scale(settings?.MaxSurge ?? "25%", desired, roundUp: true);
        var unavailable = Scale(settings?.MaxUnavailable ?? "25%", desired, roundUp: false);
        if (surge == 0 && unavailable == 0)
        {
            unavailable = 1;
        }

        return new(surge, Math.Min(unavailable, desired));
    }

    private static int Scale(IntOrString value, int total, bool roundUp) => value.TryGetScaledValueFromIntOrPercent(total, roundUp, out var scaled) ? scaled : 0;
}
