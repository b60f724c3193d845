namespace Dotnetes.Api.Storage.V1;

/// <summary>Whether a claim is bound at once or only when a pod that uses it is scheduled.</summary>
public static class VolumeBindingMode
{
    /// <summary>The value <c>Immediate</c>.</summary>
    public const string Immediate = "Immediate";

    /// <summary>The value <c>WaitForFirstConsumer</c>.</summary>
    public const string WaitForFirstConsumer = "WaitForFirstConsumer";
}
