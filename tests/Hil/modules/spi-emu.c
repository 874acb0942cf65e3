// SPDX-License-Identifier: GPL-2.0
/*
 * A virtual SPI controller for the bench with a spidev at its one chip select: each message is handed to user space
 * through /dev/spi-emu, where an emulated device answers it. While nobody has that file open, MISO floats high.
 * It knows the modes 0 and 1 only (no SPI_CPOL), so that a refusal of the kernel can be seen.
 */
#include <linux/module.h>
#include <linux/spi/spi.h>
#include <linux/miscdevice.h>
#include <linux/uaccess.h>
#include <linux/completion.h>
#include <linux/wait.h>
static struct spi_controller *ctlr; static struct spi_message *cur; static int result; static bool pending, attached;
static DECLARE_WAIT_QUEUE_HEAD(wq); static DECLARE_COMPLETION(done); static DEFINE_MUTEX(lk);
static int transfer(struct spi_controller *c, struct spi_message *m)
{
	struct spi_transfer *t; int r = 0; bool there;
	mutex_lock(&lk);
	list_for_each_entry(t, &m->transfers, transfer_list) if (t->rx_buf) memset(t->rx_buf, 0xff, t->len);
	there = attached; result = -ETIMEDOUT;
	if (there) { cur = m; reinit_completion(&done); pending = true; }
	mutex_unlock(&lk);
	if (there) {
		wake_up_interruptible(&wq);
		wait_for_completion_timeout(&done, HZ * 2);
		mutex_lock(&lk); pending = false; cur = NULL; r = result; mutex_unlock(&lk);
	}
	list_for_each_entry(t, &m->transfers, transfer_list) if (!r) m->actual_length += t->len;
	m->status = r; spi_finalize_current_message(c);
	return 0;
}
/* request: u32 mode, u32 clock in Hz, then what goes out, all transfers of the message in a row */
static ssize_t emu_read(struct file *f, char __user *b, size_t sz, loff_t *o)
{
	struct spi_transfer *t; u32 h[2]; size_t p = sizeof(h); ssize_t r = -EFAULT;
	if (wait_event_interruptible(wq, READ_ONCE(pending))) return -ERESTARTSYS;
	mutex_lock(&lk);
	if (!pending) { r = 0; goto out; }
	h[0] = cur->spi->mode;
	h[1] = list_first_entry(&cur->transfers, struct spi_transfer, transfer_list)->speed_hz;
	if (sz < p || copy_to_user(b, h, p)) goto out;
	list_for_each_entry(t, &cur->transfers, transfer_list) {
		if (p + t->len > sz || (t->tx_buf ? copy_to_user(b + p, t->tx_buf, t->len) : clear_user(b + p, t->len))) goto out;
		p += t->len;
	}
	pending = false; r = p;
out:	mutex_unlock(&lk); return r;
}
/* reply: as many bytes, which come in meanwhile */
static ssize_t emu_write(struct file *f, const char __user *b, size_t sz, loff_t *o)
{
	struct spi_transfer *t; size_t p = 0; ssize_t r = sz;
	mutex_lock(&lk);
	if (!cur) { r = -EPIPE; goto out; }
	list_for_each_entry(t, &cur->transfers, transfer_list) {
		if (p + t->len > sz || (t->rx_buf && copy_from_user(t->rx_buf, b + p, t->len))) { r = -EINVAL; goto out; }
		p += t->len;
	}
	result = 0; complete(&done);
out:	mutex_unlock(&lk); return r;
}
static int emu_open(struct inode *i, struct file *f) { attached = true; return 0; }
static int emu_rel(struct inode *i, struct file *f) { attached = false; return 0; }
static const struct file_operations fops = { .owner = THIS_MODULE, .read = emu_read, .write = emu_write, .open = emu_open, .release = emu_rel };
static struct miscdevice md = { .minor = MISC_DYNAMIC_MINOR, .name = "spi-emu", .fops = &fops };
/* One of the names that spidev takes without a device tree (drivers/spi/spidev.c, spidev_spi_ids). */
static struct spi_board_info board = { .modalias = "dh2228fv", .max_speed_hz = 50000000 };
static int __init ini(void)
{
	int r = misc_register(&md);
	if (r) return r;
	ctlr = spi_alloc_master(md.this_device, 0);
	if (!ctlr) { r = -ENOMEM; goto file; }
	ctlr->bus_num = 0; ctlr->num_chipselect = 1; ctlr->mode_bits = SPI_CPHA; ctlr->bits_per_word_mask = SPI_BPW_MASK(8);
	ctlr->transfer_one_message = transfer;
	r = spi_register_controller(ctlr);
	if (r) { spi_controller_put(ctlr); goto file; }
	if (spi_new_device(ctlr, &board)) return 0;
	spi_unregister_controller(ctlr); r = -ENODEV;
file:	misc_deregister(&md); return r;
}
static void __exit fin(void) { spi_unregister_controller(ctlr); misc_deregister(&md); }
module_init(ini); module_exit(fin); MODULE_LICENSE("GPL");
