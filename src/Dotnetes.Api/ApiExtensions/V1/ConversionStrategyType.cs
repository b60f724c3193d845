namespace Dotnetes.Api.ApiExtensions.V1;

/// <summary>Whether versions differ only in the apiVersion or are converted by a webhook.</summary>
public static class ConversionStrategyType
{
    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";

    /// <summary>The value <c>Webhook</c>.</summary>
    public const string Webhook = "Webhook";
}
