using Appliance.Hil;

// Runs inside the virtual machine of run.sh, as root, with the devices of that machine and nothing else.
Bench bench = new();
await KernelGpioRules.RunAsync(bench);
await GpioChecks.RunAsync(bench);
await CounterChecks.RunAsync(bench);
ForwardedI2cBus i2c = new();
await I2cChecks.RunAsync(bench, i2c);
await SpiChecks.RunAsync(bench);
await LatencyChecks.RunAsync(bench, i2c);
await KeyboardChecks.RunAsync(bench);
await SerialChecks.RunAsync(bench);
await UsbPrinterChecks.RunAsync(bench);
await DayChecks.RunAsync(bench, i2c);
Console.WriteLine(bench.Summary);
return bench.Failed == 0 ? 0 : 1;
