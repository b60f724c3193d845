namespace Dotnetes.Controllers.Certificates;

/// <summary>What a user must be allowed to have a certificate without being asked further.</summary>
/// <param name="Subresource">The subresource of signing requests that the user must be allowed to create.</param>
/// <param name="Message">What the condition <c>Approved</c> says then.</param>
public sealed record RequestPermission(string Subresource, string Message);
