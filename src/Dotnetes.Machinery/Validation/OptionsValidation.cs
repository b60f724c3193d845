using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Validation;

/// <summary>Checks of the options that come with requests.</summary>
public static class OptionsValidation
{
    /// <summary>Checks the options of a create request.</summary>
    public static FieldErrorList Validate(CreateOptions options) => ValidateWrite(options.FieldManager, options.DryRun, options.FieldValidation);

    /// <summary>Checks the options of an update request.</summary>
    public static FieldErrorList Validate(UpdateOptions options) => ValidateWrite(options.FieldManager, options.DryRun, options.FieldValidation);

    /// <summary>Checks the options of a patch request.</summary>
    /// <param name="options">The options.</param>
    /// <param name="isApply">Whether the patch is one of server-side apply, which needs a field manager and may be forced.</param>
    public static FieldErrorList Validate(PatchOptions options, bool isApply)
    {
        var errors = new FieldErrorList();
        if (isApply && options.FieldManager.Length == 0)
        {
            errors.Add(FieldError.Required(FieldPath.Of("fieldManager"), "is required for apply patch"));
        }

        if (!isApply && options.Force is not null)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("force"), "may not be specified for non-apply patch"));
        }

        errors.AddRange(ValidateWrite(options.FieldManager, options.DryRun, options.FieldValidation));
        return errors;
    }

    /// <summary>Checks the options of a delete request.</summary>
    public static FieldErrorList Validate(DeleteOptions options)
    {
        var errors = new FieldErrorList();
        var policy = FieldPath.Of("propagationPolicy");
        if (options is { OrphanDependents: not null, PropagationPolicy: not null })
        {
            errors.Add(FieldError.Invalid(policy, options.PropagationPolicy, "orphanDependents and deletionPropagation cannot be both set"));
        }

        if (options.PropagationPolicy is not (null or DeletionPropagation.Foreground or DeletionPropagation.Background or DeletionPropagation.Orphan))
        {
            errors.Add(FieldError.NotSupported(
                policy, options.PropagationPolicy, DeletionPropagation.Foreground, DeletionPropagation.Background, DeletionPropagation.Orphan, "nil"));
        }

        ValidateDryRun(options.DryRun, errors);
        if (options.IgnoreStoreReadErrorWithClusterBreakingPotential == true)
        {
            ValidateIgnoreStoreReadError(options, errors);
        }

        return errors;
    }

    /// <summary>Checks the options of a request for a table.</summary>
    public static FieldErrorList Validate(TableOptions options)
    {
        var errors = new FieldErrorList();
        if (options.IncludeObject is not ("" or "None" or "Metadata" or "Object"))
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("includeObject"), options.IncludeObject, "must be 'Metadata', 'Object', 'None', or empty"));
        }

        return errors;
    }

    private static FieldErrorList ValidateWrite(string fieldManager, ValueList<string> dryRun, string fieldValidation)
    {
        var errors = MetadataValidation.ValidateFieldManager(fieldManager, FieldPath.Of("fieldManager"));
        ValidateDryRun(dryRun, errors);
        if (fieldValidation is not ("" or "Ignore" or "Warn" or "Strict"))
        {
            errors.Add(FieldError.NotSupported(FieldPath.Of("fieldValidation"), fieldValidation, "", "Ignore", "Strict", "Warn"));
        }

        return errors;
    }

    private static void ValidateDryRun(ValueList<string> dryRun, FieldErrorList errors)
    {
        if (dryRun.Any(v => v != "All"))
        {
            errors.Add(FieldError.NotSupported(FieldPath.Of("dryRun"), dryRun, "All"));
        }
    }

    private static void ValidateIgnoreStoreReadError(DeleteOptions options, FieldErrorList errors)
    {
        ReadOnlySpan<(bool IsSet, string Name)> others =
        [
            (!options.DryRun.IsEmpty, "dryRun"),
            (options.PropagationPolicy is not null, "propagationPolicy"),
            (options.OrphanDependents is not null, "orphanDependents"),
            (options.GracePeriodSeconds is not null, "gracePeriodSeconds"),
            (options.Preconditions is not null, "preconditions"),
        ];
        foreach (var (isSet, name) in others)
        {
            if (isSet)
            {
                errors.Add(FieldError.Invalid(FieldPath.Of("ignoreStoreReadErrorWithClusterBreakingPotential"), true, $"cannot be set together with .{name}"));
            }
        }
    }
}
