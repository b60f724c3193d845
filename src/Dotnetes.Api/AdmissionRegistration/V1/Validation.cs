namespace Dotnetes.Api.AdmissionRegistration.V1;

/// <summary>One check in a validating admission policy.</summary>
[ApiType(OpenApi = "io.k8s.api.admissionregistration.v1.Validation")]
public sealed partial record Validation
{
    /// <summary>CEL expression that yields true for acceptable requests; object, oldObject, request, params, namespaceObject, variables and authorizer are available.</summary>
    [Field("expression", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Expression { get; init; } = "";

    /// <summary>Error text for a failed check; without line breaks, and required when the expression spans lines.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>Status reason of the rejection: Unauthorized, Forbidden, Invalid or RequestEntityTooLarge. Defaults to Invalid.</summary>
    [Field("reason", 3)]
    public string? Reason { get; init; }

    /// <summary>CEL expression giving the error text; message is the fallback if it fails or yields an empty string.</summary>
    [Field("messageExpression", 4)]
    public string MessageExpression { get; init; } = "";
}
