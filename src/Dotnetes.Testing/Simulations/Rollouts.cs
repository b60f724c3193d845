using System.Globalization;
using Dotnetes.Api.Apps.V1;

namespace Dotnetes.Testing.Simulations;

/// <summary>The bounds of rolling updates.</summary>
internal static class Rollouts
{
    /// <summary>A number, or a share of the replicas; 25 % when it is not said.</summary>
    public static int Scaled(IntOrString? value, int replicas, bool up)
    {
        var text = value?.ToString() ?? "25%";
        if (!text.EndsWith('%'))
        {
            return int.Parse(text, CultureInfo.InvariantCulture);
        }

        var share = replicas * int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture) / 100.0;
        return (int)(up ? Math.Ceiling(share) : Math.Floor(share));
    }

    /// <summary>How many pods a Deployment may lack while it rolls out.</summary>
    public static int MaxUnavailable(Deployment deployment)
    {
        var replicas = deployment.Spec.Replicas ?? 1;
        var unavailable = Scaled(deployment.Spec.Strategy.RollingUpdate?.MaxUnavailable, replicas, up: false);
        return unavailable == 0 && Scaled(deployment.Spec.Strategy.RollingUpdate?.MaxSurge, replicas, up: true) == 0 ? 1 : unavailable;
    }
}
