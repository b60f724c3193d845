using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>The rules of conditions that pods wait for before they are bound (KEP-5007).</summary>
internal static class DeviceBindingValidation
{
    private const int Max = 4;

    /// <summary>Checks the conditions to wait for and those that end the waiting.</summary>
    public static void Validate(FieldErrorList errors, FieldPath path, ValueList<string> wanted, ValueList<string> failures)
    {
        var (good, bad) = (path.Child("bindingConditions"), path.Child("bindingFailureConditions"));
        DeviceLists.Each(errors, good, wanted, Max, Name);
        DeviceLists.Each(errors, bad, failures, Max, Name);
        Repeated(errors, good, wanted, default);
        Repeated(errors, bad, failures, wanted);
        if (wanted.IsEmpty && !failures.IsEmpty)
        {
            errors.Add(FieldError.Invalid(good, wanted, "bindingConditions are required to use bindingFailureConditions"));
        }

        if (failures.IsEmpty && !wanted.IsEmpty)
        {
            errors.Add(FieldError.Invalid(bad, failures, "bindingFailureConditions are required to use bindingConditions"));
        }
    }

    private static void Name(FieldErrorList errors, FieldPath path, string name) => errors.AddRange(MetadataValidation.ValidateLabelName(name, path));

    private static void Repeated(FieldErrorList errors, FieldPath path, ValueList<string> names, ValueList<string> others)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            if (names.FindIndex(n => n == name) < i)
            {
                errors.Add(FieldError.Duplicate(path.Index(i), name));
            }

            if (others.Contains(name))
            {
                errors.Add(FieldError.Invalid(path.Index(i), name, "bindingFailureConditions must not overlap with bindingConditions"));
            }
        }
    }
}
