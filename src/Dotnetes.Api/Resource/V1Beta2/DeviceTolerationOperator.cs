namespace Dotnetes.Api.Resource.V1Beta2;

/// <summary>Whether a toleration needs only the key of a taint or an equal value as well.</summary>
public static class DeviceTolerationOperator
{
    /// <summary>The value <c>Exists</c>.</summary>
    public const string Exists = "Exists";

    /// <summary>The value <c>Equal</c>.</summary>
    public const string Equal = "Equal";
}
