namespace Dotnetes.Api.Resource.V1;

/// <summary>What a device taint does: nothing, prevent new use, or also evict pods using the device.</summary>
public static class DeviceTaintEffect
{
    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";

    /// <summary>The value <c>NoSchedule</c>.</summary>
    public const string NoSchedule = "NoSchedule";

    /// <summary>The value <c>NoExecute</c>.</summary>
    public const string NoExecute = "NoExecute";
}
