using System.Text.RegularExpressions;
using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of attributes of devices: exactly one value, of limited length.</summary>
internal static partial class DeviceAttributeValidation
{
    private const int MaxLength = 64;

    /// <summary>Checks an attribute.</summary>
    public static void Validate(FieldErrorList errors, FieldPath path, DeviceAttribute attribute)
    {
        if (attribute.String is { Length: > MaxLength })
        {
            errors.Add(FieldError.TooLong(path.Child("string"), MaxLength));
        }

        if (attribute.Version is { } version)
        {
            if (!SemanticVersion().IsMatch(version))
            {
                errors.Add(FieldError.Invalid(path.Child("version"), version, "must be a string compatible with semver.org spec 2.0.0"));
            }

            if (version.Length > MaxLength)
            {
                errors.Add(FieldError.TooLong(path.Child("version"), MaxLength));
            }
        }

        var given = (attribute.Bool is null ? 0 : 1) + (attribute.Int is null ? 0 : 1) + (attribute.String is null ? 0 : 1) + (attribute.Version is null ? 0 : 1);
        if (given == 0)
        {
            errors.Add(FieldError.Invalid(path, "", "exactly one value must be specified"));
        }
        else if (given > 1)
        {
            errors.Add(GoObject.Invalid(path, attribute, "exactly one value must be specified"));
        }
    }

    // semver.org 2.0.0, sections 2, 9 and 10.
    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex SemanticVersion();
}
