namespace Dotnetes.Api.Core.V1;

/// <summary>When the containers of a pod are started again after they exit.</summary>
public static class RestartPolicy
{
    /// <summary>The value <c>Always</c>.</summary>
    public const string Always = "Always";

    /// <summary>The value <c>OnFailure</c>.</summary>
    public const string OnFailure = "OnFailure";

    /// <summary>The value <c>Never</c>.</summary>
    public const string Never = "Never";
}
