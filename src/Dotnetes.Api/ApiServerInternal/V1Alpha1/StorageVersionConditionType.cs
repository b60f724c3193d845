namespace Dotnetes.Api.ApiServerInternal.V1Alpha1;

/// <summary>Kind of condition on a storage version, such as all servers writing the same version.</summary>
public static class StorageVersionConditionType
{
    /// <summary>The value <c>AllEncodingVersionsEqual</c>.</summary>
    public const string AllEncodingVersionsEqual = "AllEncodingVersionsEqual";
}
