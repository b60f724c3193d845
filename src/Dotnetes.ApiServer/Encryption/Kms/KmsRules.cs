using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Encryption.Kms;

/// <summary>What must hold of what a key management service gives, and of what is stored.</summary>
internal static class KmsRules
{
    private const int MaxKeyIdBytes = 1024;
    private const int MaxSourceBytes = 1024;
    private const int MaxAnnotationBytes = 32 * 1024;

    /// <summary>What is wrong with the name of a key, in a word for metrics; null when nothing is.</summary>
    public static string? KeyIdProblem(string keyId) =>
        keyId.Length == 0 ? "empty" : System.Text.Encoding.UTF8.GetByteCount(keyId) > MaxKeyIdBytes ? "too_long" : null;

    /// <summary>Checks what is stored, or is to be.</summary>
    /// <exception cref="EncryptionException">It cannot be right.</exception>
    public static void Check(EncryptedObject value, bool withData = true)
    {
        var source = value.EncryptedSource.Length;
        var problem = value.SourceType is not (EncryptedObject.AesGcmKey or EncryptedObject.Seed) ? $"unknown encryptedDEKSourceType: {value.SourceType}"
            : withData && value.EncryptedData.IsEmpty ? "encrypted data is empty"
            : source == 0 ? "failed to validate encrypted DEK source: encrypted DEK source is empty"
            : source > MaxSourceBytes ? $"failed to validate encrypted DEK source: encrypted DEK source is {source} bytes, which exceeds the max size of {MaxSourceBytes}"
            : KeyIdProblem(value.KeyId) is { } key ? $"failed to validate key id: keyID is {key}"
            : AnnotationProblem(value.Annotations);
        if (problem is not null)
        {
            throw new EncryptionException(problem);
        }
    }

    private static string? AnnotationProblem(ValueMap<ByteString> annotations)
    {
        var size = 0;
        foreach (var (name, content) in annotations)
        {
            size += name.Length + content.Length;
            if (DnsNames.IsFullyQualifiedDomainName(FieldPath.Of("annotations"), name) is { IsEmpty: false } errors)
            {
                return $"failed to validate annotations: {errors}";
            }
        }

        return size > MaxAnnotationBytes ? $"failed to validate annotations: total size of annotations is {size}, which exceeds the max size of {MaxAnnotationBytes}" : null;
    }
}
