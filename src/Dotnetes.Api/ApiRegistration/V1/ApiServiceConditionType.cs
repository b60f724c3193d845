namespace Dotnetes.Api.ApiRegistration.V1;

/// <summary>Kind of condition on an API service; the only one is being available.</summary>
public static class ApiServiceConditionType
{
    /// <summary>The value <c>Available</c>.</summary>
    public const string Available = "Available";
}
