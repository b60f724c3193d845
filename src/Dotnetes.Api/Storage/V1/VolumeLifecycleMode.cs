namespace Dotnetes.Api.Storage.V1;

/// <summary>Whether a driver serves persistent volumes or ephemeral volumes defined inside a pod.</summary>
public static class VolumeLifecycleMode
{
    /// <summary>The value <c>Persistent</c>.</summary>
    public const string Persistent = "Persistent";

    /// <summary>The value <c>Ephemeral</c>.</summary>
    public const string Ephemeral = "Ephemeral";
}
