using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>The rules of attachments of volumes to nodes.</summary>
internal static class VolumeAttachmentValidation
{
    private const int MaxMetadata = 256 * 1024;
    private const int MaxMessage = 1024;
    private const string ExactlyOne = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";

    /// <summary>Checks an attachment.</summary>
    public static void Validate(VolumeAttachment value, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec");
        errors.CsiDriverName(path.Child("attacher"), value.Spec.Attacher);
        var source = path.Child("source");
        switch (value.Spec.Source)
        {
            case { InlineVolumeSpec: null, PersistentVolumeName: null }:
                errors.Add(FieldError.Required(source, ExactlyOne));
                break;
            case { InlineVolumeSpec: not null, PersistentVolumeName: not null }:
                errors.Add(FieldError.Forbidden(source, ExactlyOne));
                break;
            case { PersistentVolumeName: "" }:
                errors.Add(FieldError.Required(source.Child("persistentVolumeName"), "must specify non empty persistentVolumeName"));
                errors.Subdomain(FieldPath.Of("spec.source.persistentVolumeName"), "");
                break;
            case { InlineVolumeSpec: { Csi: null } }:
                errors.Add(FieldError.Required(source.Child("inlineVolumeSpec", "csi"), "has to be specified in the context of inline volumes"));
                break;
            case { PersistentVolumeName: { } name }:
                errors.Subdomain(FieldPath.Of("spec.source.persistentVolumeName"), name);
                break;
        }

        errors.Subdomain(path.Child("nodeName"), value.Spec.NodeName);
        var status = FieldPath.Of("status");
        errors.Size(status.Child("attachmentMetadata"), value.Status.AttachmentMetadata, MaxMetadata);
        Error(errors, status.Child("attachError"), value.Status.AttachError);
        Error(errors, status.Child("detachError"), value.Status.DetachError);
    }

    private static void Error(FieldErrorList errors, FieldPath path, VolumeError? error)
    {
        if (error is null)
        {
            return;
        }

        if (error.Message.Length > MaxMessage)
        {
            errors.Add(FieldError.TooLong(path.Child("message"), MaxMetadata));
        }

        if (error.ErrorCode is { } code and < 0)
        {
            errors.Add(FieldError.Invalid(path.Child("errorCode"), code, ValidationMessages.InclusiveRange(0, int.MaxValue)));
        }
    }
}
