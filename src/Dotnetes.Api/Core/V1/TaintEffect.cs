namespace Dotnetes.Api.Core.V1;

/// <summary>What a taint does to pods that do not tolerate it: keep away strictly or preferably, or evict.</summary>
public static class TaintEffect
{
    /// <summary>The value <c>NoSchedule</c>.</summary>
    public const string NoSchedule = "NoSchedule";

    /// <summary>The value <c>PreferNoSchedule</c>.</summary>
    public const string PreferNoSchedule = "PreferNoSchedule";

    /// <summary>The value <c>NoExecute</c>.</summary>
    public const string NoExecute = "NoExecute";
}
