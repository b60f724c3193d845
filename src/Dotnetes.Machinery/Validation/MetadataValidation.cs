using System.Globalization;
using System.Text;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Validation;

/// <summary>Checks of the parts of object metadata that every kind has.</summary>
public static class MetadataValidation
{
    /// <summary>How many bytes the keys and values of all annotations may have together: 256 KiB.</summary>
    public const int TotalAnnotationSizeLimit = 256 * 1024;

    /// <summary>How many bytes the name of a field manager may have.</summary>
    public const int FieldManagerMaxLength = 128;

    /// <summary>Checks the key of a label.</summary>
    public static FieldErrorList ValidateLabelName(string key, FieldPath field)
    {
        var errors = new FieldErrorList();
        errors.AddInvalid(field, key, QualifiedNames.IsQualifiedName(key));
        return errors;
    }

    /// <summary>Checks labels.</summary>
    public static FieldErrorList ValidateLabels(ValueMap<string> labels, FieldPath field)
    {
        var errors = new FieldErrorList();
        foreach (var (key, value) in labels)
        {
            errors.AddInvalid(field, key, QualifiedNames.IsQualifiedName(key));
            errors.AddInvalid(field, value, QualifiedNames.IsLabelValue(value));
        }

        return errors;
    }

    /// <summary>Checks annotations; capital letters are allowed anywhere in their keys.</summary>
    public static FieldErrorList ValidateAnnotations(ValueMap<string> annotations, FieldPath field)
    {
        var errors = new FieldErrorList();
        foreach (var key in annotations.KeySpan)
        {
            errors.AddInvalid(field, key, QualifiedNames.IsQualifiedName(key.ToLowerInvariant()));
        }

        if (AnnotationsSize(annotations) > TotalAnnotationSizeLimit)
        {
            errors.Add(FieldError.TooLong(field, TotalAnnotationSizeLimit));
        }

        return errors;
    }

    /// <summary>Checks only the size of annotations; returns what is wrong, or null.</summary>
    public static string? ValidateAnnotationsSize(ValueMap<string> annotations)
    {
        var size = AnnotationsSize(annotations);
        return size > TotalAnnotationSizeLimit
            ? string.Create(CultureInfo.InvariantCulture, $"annotations size {size} is larger than limit {TotalAnnotationSizeLimit}")
            : null;
    }

    /// <summary>Checks the names of finalizers.</summary>
    public static FieldErrorList ValidateFinalizers(ValueList<string> finalizers, FieldPath field)
    {
        var errors = new FieldErrorList();
        foreach (var finalizer in finalizers)
        {
            errors.AddInvalid(field, finalizer, QualifiedNames.IsQualifiedName(finalizer));
        }

        if (finalizers.Contains("orphan") && finalizers.Contains("foregroundDeletion"))
        {
            errors.Add(FieldError.Invalid(field, finalizers, "finalizer orphan and foregroundDeletion cannot be both set"));
        }

        return errors;
    }

    /// <summary>Checks that an object that is being deleted gets no finalizers that it did not have.</summary>
    public static FieldErrorList ValidateNoNewFinalizers(ValueList<string> newFinalizers, ValueList<string> oldFinalizers, FieldPath field)
    {
        var errors = new FieldErrorList();
        var added = newFinalizers.Where(f => !oldFinalizers.Contains(f)).Distinct().Order(Utf8Order.Instance).Select(GoText.Quote).ToList();
        if (added.Count > 0)
        {
            errors.Add(FieldError.Forbidden(
                field, $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added)}}}"));
        }

        return errors;
    }

    /// <summary>Checks the name of a field manager; an empty one counts as not given.</summary>
    public static FieldErrorList ValidateFieldManager(string manager, FieldPath field)
    {
        var errors = new FieldErrorList();
        if (Encoding.UTF8.GetByteCount(manager) > FieldManagerMaxLength)
        {
            errors.Add(FieldError.TooLong(field, FieldManagerMaxLength));
        }

        var position = 0;
        foreach (var rune in manager.EnumerateRunes())
        {
            if (!GoText.IsPrintable(rune))
            {
                errors.Add(FieldError.Invalid(field, manager, string.Create(CultureInfo.InvariantCulture, $"invalid character U+{rune.Value:X4} (at position {position})")));
            }

            position += rune.Utf8SequenceLength;
        }

        return errors;
    }

    private static long AnnotationsSize(ValueMap<string> annotations)
    {
        var size = 0L;
        foreach (var (key, value) in annotations)
        {
            size += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        }

        return size;
    }
}
