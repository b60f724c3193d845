namespace Dotnetes.Store.Etcd.Messages;

/// <summary>Whether a downgrade is only checked, started or cancelled.</summary>
public enum DowngradeRequestDowngradeAction
{
    /// <summary>VALIDATE.</summary>
    Validate = 0,

    /// <summary>ENABLE.</summary>
    Enable = 1,

    /// <summary>CANCEL.</summary>
    Cancel = 2,
}
