using System.Buffers.Binary;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>
/// The program of the sandbox container: a static ELF executable of a few hundred bytes, assembled here. It ignores SIGCHLD, so
/// that the kernel reaps orphans of pods with a shared process namespace, exits on SIGTERM and SIGINT, and otherwise sleeps.
/// </summary>
/// <remarks>Layout after the System V ABI (ELF-64); instructions after the Intel SDM volume 2 and the Arm ARM (A64).</remarks>
internal static class PauseProgram
{
    private const ulong Base = 0x400000;
    private const int HeaderBytes = 64 + 56;
    private const ulong SaRestorer = 0x04000000;
    private const int SigInt = 2;
    private const int SigTerm = 15;
    private const int SigChld = 17;

    /// <summary>The executable for a processor architecture by its OCI name: <c>amd64</c> or <c>arm64</c>.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no program for that architecture.</exception>
    public static byte[] For(string architecture) => architecture switch
    {
        "amd64" => Link(machine: 62, Amd64()),
        "arm64" => Link(machine: 183, Arm64()),
        _ => throw new PlatformNotSupportedException($"no pause program for {architecture}; configure a sandbox image"),
    };

    private static byte[] Amd64()
    {
        const int exitAt = 63;
        const int dataAt = 72;
        const int ignoreAction = (int)Base + HeaderBytes + dataAt;
        const int exitAction = ignoreAction + 32;
        var code = new List<byte>();
        code.AddRange([0x31, 0xD2]);                                // xor edx, edx        (no old action)
        code.AddRange([0x41, 0xBA, 8, 0, 0, 0]);                    // mov r10d, 8         (size of the mask)
        SetAction(SigChld, ignoreAction);
        SetAction(SigTerm, exitAction);
        code.AddRange([0xBF, SigInt, 0, 0, 0]);                     // mov edi, SIGINT     (esi is kept)
        code.AddRange([0xB8, 13, 0, 0, 0, 0x0F, 0x05]);             // rt_sigaction
        code.AddRange([0xB8, 34, 0, 0, 0, 0x0F, 0x05, 0xEB, 0xF7]); // again: pause; jmp again
        Require(code.Count, exitAt);
        code.AddRange([0x31, 0xFF, 0xB8, 60, 0, 0, 0, 0x0F, 0x05]); // exit(0)
        Require(code.Count, dataAt);
        AddActions(code, Base + HeaderBytes + exitAt);
        return [.. code];

        void SetAction(byte signal, int action)
        {
            code.AddRange([0xBF, signal, 0, 0, 0]);                 // mov edi, signal
            code.Add(0xBE);                                         // mov esi, action
            code.AddRange(BitConverter.GetBytes(action));
            code.AddRange([0xB8, 13, 0, 0, 0, 0x0F, 0x05]);         // rt_sigaction
        }
    }

    private static byte[] Arm64()
    {
        const int wordsBeforeExit = 3 + (3 * 3) + 7;
        const int exitAt = wordsBeforeExit * 4;
        const int dataAt = exitAt + (4 * 4) - 4;
        var code = new List<byte>();
        Move(2, 0);                                                 // no old action
        Move(3, 8);                                                 // size of the mask
        Move(8, 134);                                               // rt_sigaction
        SetAction(SigChld, dataAt);
        SetAction(SigTerm, dataAt + 32);
        SetAction(SigInt, dataAt + 32);
        Move(0, 0);                                                 // again: ppoll(null, 0, null, null)
        Move(1, 0);
        Move(2, 0);
        Move(3, 0);
        Move(8, 73);
        Word(0xD4000001);                                           // svc 0
        Word(0x14000000 | (0x03FFFFFF & unchecked((uint)-6)));      // b again
        Require(code.Count, exitAt);
        Move(0, 0);
        Move(8, 93);                                                // exit(0)
        Word(0xD4000001);
        Require(code.Count, dataAt);
        AddActions(code, Base + HeaderBytes + exitAt);
        return [.. code];

        void SetAction(uint signal, int action)
        {
            Move(0, signal);
            var offset = (uint)(action - code.Count);
            Word(0x10000000 | ((offset & 3) << 29) | ((offset >> 2) << 5) | 1); // adr x1, action
            Word(0xD4000001);
        }

        void Move(uint register, uint value) => Word(0xD2800000 | (value << 5) | register);

        void Word(uint instruction) => code.AddRange(BitConverter.GetBytes(instruction));
    }

    // Two struct kernel_sigaction: handler, flags, restorer, mask. The first ignores, the second exits.
    private static void AddActions(List<byte> code, ulong exit)
    {
        foreach (var value in (ReadOnlySpan<ulong>)[1, 0, 0, 0, exit, SaRestorer, exit, 0])
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
            code.AddRange(bytes);
        }
    }

    private static void Require(int actual, int expected)
    {
        if (actual != expected)
        {
            throw new InvalidOperationException($"the pause program is {actual} bytes where {expected} were planned");
        }
    }

    private static byte[] Link(ushort machine, byte[] code)
    {
        var file = new byte[HeaderBytes + code.Length];
        var span = file.AsSpan();
        ((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]).CopyTo(span);
        BinaryPrimitives.WriteUInt16LittleEndian(span[16..], 2);                       // ET_EXEC
        BinaryPrimitives.WriteUInt16LittleEndian(span[18..], machine);
        BinaryPrimitives.WriteUInt32LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(span[24..], Base + HeaderBytes);      // entry
        BinaryPrimitives.WriteUInt64LittleEndian(span[32..], 64);                      // program headers
        BinaryPrimitives.WriteUInt16LittleEndian(span[52..], 64);
        BinaryPrimitives.WriteUInt16LittleEndian(span[54..], 56);
        BinaryPrimitives.WriteUInt16LittleEndian(span[56..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(span[58..], 64);
        var load = span[64..];
        BinaryPrimitives.WriteUInt32LittleEndian(load, 1);                             // PT_LOAD
        BinaryPrimitives.WriteUInt32LittleEndian(load[4..], 5);                        // readable, executable
        BinaryPrimitives.WriteUInt64LittleEndian(load[16..], Base);
        BinaryPrimitives.WriteUInt64LittleEndian(load[24..], Base);
        BinaryPrimitives.WriteUInt64LittleEndian(load[32..], (ulong)file.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(load[40..], (ulong)file.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(load[48..], 0x1000);
        code.CopyTo(span[HeaderBytes..]);
        return file;
    }
}
