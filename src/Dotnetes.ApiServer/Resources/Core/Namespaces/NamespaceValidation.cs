using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Namespaces;

/// <summary>The rules of namespaces.</summary>
internal static class NamespaceValidation
{
    /// <summary>Checks the finalizers of the spec.</summary>
    public static void Finalizers(Namespace value, bool isNew, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec", "finalizers");
        for (var i = 0; i < value.Spec.Finalizers.Count; i++)
        {
            var at = isNew ? path : path.Index(i);
            var name = value.Spec.Finalizers[i];
            errors.QualifiedName(at, name);
            if (!name.Contains('/', StringComparison.Ordinal) && name is not ("kubernetes" or "orphan" or "foregroundDeletion"))
            {
                errors.Add(FieldError.Invalid(at, name, "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
    }

    /// <summary>Checks a status: the phase says whether the namespace goes away.</summary>
    public static void Status(Namespace value, FieldErrorList errors)
    {
        var path = FieldPath.Of("status", "Phase");
        if (value.Metadata.DeletionTimestamp is null && value.Status.Phase != "Active")
        {
            errors.Add(FieldError.Invalid(path, value.Status.Phase, "may only be 'Active' if `deletionTimestamp` is empty"));
        }
        else if (value.Metadata.DeletionTimestamp is not null && value.Status.Phase != "Terminating")
        {
            errors.Add(FieldError.Invalid(path, value.Status.Phase, "may only be 'Terminating' if `deletionTimestamp` is not empty"));
        }
    }
}
