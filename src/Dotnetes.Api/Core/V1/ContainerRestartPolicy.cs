namespace Dotnetes.Api.Core.V1;

/// <summary>When a single container is started again after it exits, in place of the policy of the pod.</summary>
public static class ContainerRestartPolicy
{
    /// <summary>The value <c>Always</c>.</summary>
    public const string Always = "Always";

    /// <summary>The value <c>Never</c>.</summary>
    public const string Never = "Never";

    /// <summary>The value <c>OnFailure</c>.</summary>
    public const string OnFailure = "OnFailure";
}
