using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of configuration that is passed on to drivers.</summary>
internal static class DeviceConfigurationValidation
{
    private const int MaxBytes = 10 * 1024;

    /// <summary>Checks parameters for a driver.</summary>
    public static void Validate(FieldErrorList errors, FieldPath path, OpaqueDeviceConfiguration? opaque)
    {
        path = path.Child("opaque");
        if (opaque is null)
        {
            errors.Add(FieldError.Required(path));
            return;
        }

        errors.CsiDriverName(path.Child("driver"), opaque.Driver);
        Object(errors, path.Child("parameters"), opaque.Parameters);
    }

    /// <summary>Something that must be a JSON object of limited length.</summary>
    public static void Object(FieldErrorList errors, FieldPath path, RawJson json)
    {
        var bytes = json.Raw.Span;
        if (bytes.IsEmpty || bytes.SequenceEqual("null"u8))
        {
            errors.Add(FieldError.Required(path));
        }
        else if (bytes.Length > MaxBytes)
        {
            errors.Add(FieldError.TooLong(path, MaxBytes));
        }
        else if (JsonValue.Parse(bytes) is not JsonObject)
        {
            errors.Add(FieldError.Invalid(path, "<value omitted>", "must be a valid JSON object"));
        }
    }
}
