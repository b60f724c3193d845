using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Plugins;

/// <summary>The rules of taints and tolerations.</summary>
public static class Taints
{
    /// <summary>The taint that the unschedulable field of a node amounts to.</summary>
    public const string Unschedulable = "node.kubernetes.io/unschedulable";

    /// <summary>Whether one toleration covers a taint.</summary>
    public static bool Tolerates(Toleration toleration, Taint taint)
    {
        if (toleration.Effect.Length > 0 && toleration.Effect != taint.Effect)
        {
            return false;
        }

        if (toleration.Key.Length > 0 && toleration.Key != taint.Key)
        {
            return false;
        }

        return toleration.Operator switch
        {
            "" or TolerationOperator.Equal => toleration.Key.Length > 0 && toleration.Value == taint.Value,
            TolerationOperator.Exists => true,
            "Lt" => Numbers(toleration, taint, out var wanted, out var has) && has < wanted,
            "Gt" => Numbers(toleration, taint, out var wanted, out var has) && has > wanted,
            _ => false,
        };
    }

    /// <summary>Whether any toleration covers a taint.</summary>
    public static bool Tolerates(ValueList<Toleration> tolerations, Taint taint)
    {
        foreach (var toleration in tolerations)
        {
            if (Tolerates(toleration, taint))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Numbers(Toleration toleration, Taint taint, out long wanted, out long has)
    {
        has = 0;
        return long.TryParse(toleration.Value, out wanted) && long.TryParse(taint.Value, out has);
    }
}
