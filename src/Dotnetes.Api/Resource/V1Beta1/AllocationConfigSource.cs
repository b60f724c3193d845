namespace Dotnetes.Api.Resource.V1Beta1;

/// <summary>Whether device settings were taken from the device class or from the claim.</summary>
public static class AllocationConfigSource
{
    /// <summary>The value <c>FromClass</c>.</summary>
    public const string FromClass = "FromClass";

    /// <summary>The value <c>FromClaim</c>.</summary>
    public const string FromClaim = "FromClaim";
}
