using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Arithmetic on tolerations.</summary>
internal static class Tolerations
{
    /// <summary>Both lists without the tolerations that others of them cover.</summary>
    public static ValueList<Toleration> Merge(ValueList<Toleration> first, ValueList<Toleration> second)
    {
        var all = first.AddRange(second);
        var merged = new List<Toleration>(all.Count);
        for (var i = 0; i < all.Count; i++)
        {
            var each = all[i];
            if (!merged.Exists(m => Covers(m, each)) && !all.Skip(i + 1).Any(later => later != each && Covers(later, each)))
            {
                merged.Add(each);
            }
        }

        return merged.Count == 0 && first.IsNull ? default : merged.ToValueList();
    }

    /// <summary>Whether every toleration is covered by one of those allowed; an empty list allows everything.</summary>
    public static bool AreAllowed(ValueList<Toleration> tolerations, ValueList<Toleration> allowed) =>
        allowed.IsEmpty || tolerations.All(t => allowed.Any(a => Covers(a, t)));

    private static bool Covers(Toleration wide, Toleration narrow)
    {
        if (wide == narrow)
        {
            return true;
        }

        if ((narrow.Key != wide.Key && (wide.Key.Length > 0 || wide.Operator != "Exists")) || (narrow.Effect != wide.Effect && wide.Effect.Length > 0))
        {
            return false;
        }

        if (wide is { Effect: "NoExecute", TolerationSeconds: { } most } && (narrow.TolerationSeconds is not { } seconds || seconds > most))
        {
            return false;
        }

        return wide.Operator switch
        {
            "" or "Equal" => narrow.Operator == "Equal" && narrow.Value == wide.Value,
            "Exists" => true,
            _ => false,
        };
    }
}
