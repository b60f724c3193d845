using Dotnetes.Api.Resource.V1;
using Dotnetes.ApiServer.Resources.Core;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of device classes.</summary>
internal static class DeviceClassValidation
{
    private const int MaxConfigurations = 32;

    /// <summary>Checks a class.</summary>
    public static void Validate(DeviceClassSpec spec, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        DeviceClaimValidation.Selectors(errors, path.Child("selectors"), spec.Selectors);
        DeviceLists.Each(errors, path.Child("config"), spec.Config, MaxConfigurations, (e, p, c) => DeviceConfigurationValidation.Validate(e, p, c.Opaque));
        if (spec.ExtendedResourceName is { } name && !ResourceNames.IsExtended(name))
        {
            errors.Add(FieldError.Invalid(path.Child("extendedResourceName"), name, "must be a valid extended resource name"));
        }
    }
}
