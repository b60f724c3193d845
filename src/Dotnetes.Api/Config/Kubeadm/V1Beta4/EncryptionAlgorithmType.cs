namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Kind and size of the keys that kubeadm creates for certificates.</summary>
public static class EncryptionAlgorithmType
{
    /// <summary>The value <c>ECDSA-P256</c>.</summary>
    public const string EcdsaP256 = "ECDSA-P256";

    /// <summary>The value <c>ECDSA-P384</c>.</summary>
    public const string EcdsaP384 = "ECDSA-P384";

    /// <summary>The value <c>RSA-2048</c>.</summary>
    public const string Rsa2048 = "RSA-2048";

    /// <summary>The value <c>RSA-3072</c>.</summary>
    public const string Rsa3072 = "RSA-3072";

    /// <summary>The value <c>RSA-4096</c>.</summary>
    public const string Rsa4096 = "RSA-4096";
}
